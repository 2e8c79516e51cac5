/** The reading page as HTML, made on the server: it works before its script has come, and without it. Pure. */
import { escaped, type Language } from '#kernel';
import { htmlOf, kindOfMedia } from '../core/public.ts';
import type { FileRow } from '../file-sql.ts';
import type { MaterialRow } from '../material-sql.ts';
import { ASSETS, framed } from './public-page.ts';
import { pageTexts } from './texts.ts';

export interface Shown {
  readonly language: Language;
  readonly code: string;
  readonly material: MaterialRow;
  /** Files of the material by number. */
  readonly files: ReadonlyMap<number, FileRow>;
  /** Where people reach the product. */
  readonly origin: string;
  /** Somebody of the company looks. */
  readonly preview: boolean;
}

const fileAddress = (code: string, file: string): string => `/m/${code}/files/${file}`;

export function readingPage(shown: Shown): string {
  const { language, code, material, origin, preview } = shown;
  const t = pageTexts[language];
  const cover = material.cover_id === null ? null : fileAddress(code, `mfl_${material.cover_id}`);
  // What chats show of the link.
  const head = [
    `<meta property="og:title" content="${escaped(material.name)}">`,
    ...(material.summary ? [`<meta property="og:description" content="${escaped(material.summary)}">`] : []),
    ...(cover ? [`<meta property="og:image" content="${escaped(origin + cover)}">`] : []),
    ...(preview ? [] : [`<script src="${ASSETS}/read.js" defer></script>`]),
    '',
  ].join('\n');
  const lines = [
    ...(preview ? [`<p class="preview" role="status">${t.preview}</p>`] : []),
    `<main id="material" data-code="${escaped(code)}" data-threshold="${material.threshold_s}">`,
    `<h1>${escaped(material.name)}</h1>`,
    ...(material.summary ? [`<p class="summary">${escaped(material.summary)}</p>`] : []),
    contentOf(shown, cover),
    '</main>',
    `<footer>${t.noted}</footer>`,
  ];
  return framed({ language, title: material.name, head, body: lines.join('\n') });
}

function contentOf({ language, code, material, files }: Shown, cover: string | null): string {
  const t = pageTexts[language];
  const picture = cover ? `<img class="cover" src="${escaped(cover)}" alt="">` : '';
  if (material.body !== null)
    return `${picture}<article>${htmlOf(material.body, (file) => fileAddress(code, file))}</article>`;
  if (material.url !== null)
    return `${picture}<p><a class="open" href="${escaped(material.url)}" rel="noopener noreferrer">${t.open}</a></p>`;
  const file = material.file_id === null ? undefined : files.get(material.file_id);
  if (!file) return picture;
  const at = escaped(fileAddress(code, `mfl_${file.id}`));
  const name = escaped(file.name);
  switch (kindOfMedia(file.media_type)) {
    case 'image':
      return `<img class="whole" src="${at}" alt="${escaped(material.name)}">`;
    case 'video':
      return `<video controls playsinline preload="metadata" src="${at}"${cover ? ` poster="${escaped(cover)}"` : ''}></video>`;
    case 'pdf':
      return `<object class="document" type="application/pdf" data="${at}" aria-label="${name}">${picture}</object><p><a class="open" href="${at}" target="_blank" rel="noopener">${t.openFile}</a></p>`;
    case 'office':
      return `${picture}<p class="file">${name}</p><p><a class="open" href="${at}" download>${t.save}</a></p>`;
  }
}

export const problemPage = (language: Language, kind: 'gone' | 'tooOften'): string => {
  const t = pageTexts[language];
  const title = t[kind];
  return framed({
    language,
    title,
    body: `<main class="problem"><h1>${title}</h1><p>${kind === 'gone' ? t.goneText : t.tooOftenText}</p></main>`,
  });
};
