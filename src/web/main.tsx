import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadSpeech, UiProvider } from '#ui';
import { queryClient, router } from './router.tsx';
import { sessionQuery } from './session/session.ts';

async function start(root: HTMLElement) {
  // The first answers are asked for while the words are loading.
  void queryClient.prefetchQuery(sessionQuery);
  const speech = await loadSpeech();
  createRoot(root).render(
    <StrictMode>
      <UiProvider speech={speech}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </UiProvider>
    </StrictMode>,
  );
}

const root = document.getElementById('app');
if (root) void start(root);
