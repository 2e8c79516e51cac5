/** What failed, what is safe, what to do, and the request's id to copy. */
import { Button } from 'antd';
import { Component, type ErrorInfo, type ReactNode, useState } from 'react';
import { ApiError } from '../client/api-error.ts';
import { useTexts } from '../i18n/language-provider.tsx';
import type { Translate } from '../i18n/translator.tsx';
import { Facts, Note } from '../parts/parts.tsx';
import { uiTexts } from '../texts.ts';
import styles from './states.module.css';

/** The sentence for an error: the server's own, or ours where no server spoke. */
export function errorSentence(error: unknown, t: Translate<typeof uiTexts.rows>): string {
  if (!(error instanceof ApiError)) return t('crashed');
  if (error.message) return error.message;
  if (error.code === 'network.unreachable') return t('unreachable');
  if (error.code === 'network.timeout') return t('timedOut');
  if (error.code === 'answer.unreadable') return t('unreadable');
  return t('refused', { status: String(error.status) });
}

/** `errorSentence` in the language of the page. */
export function useErrorSentence(): (error: unknown) => string {
  const t = useTexts(uiTexts);
  return (error) => errorSentence(error, t);
}

/** Why something was refused and what to do about it, inside a form or dialog that stays open. */
export function ErrorNote({ error }: { error: unknown }) {
  const t = useTexts(uiTexts);
  if (!error) return null;
  return (
    <Note tone="bad" live>
      {errorSentence(error, t)}
      {error instanceof ApiError && error.hint && <div>{error.hint}</div>}
    </Note>
  );
}

export interface ErrorStateProps {
  error: unknown;
  /** What did not happen: 「没写进企业微信」. */
  what?: string;
  /** What is safe all the same. */
  safe?: ReactNode;
  onRetry?: (() => void) | undefined;
  /** Further buttons beside 「再试一次」. */
  actions?: ReactNode;
}

export function ErrorState({ error, what, safe, onRetry, actions }: ErrorStateProps) {
  const t = useTexts(uiTexts);
  const [copied, setCopied] = useState(false);
  const api = error instanceof ApiError ? error : null;
  const copy = async (text: string) => {
    await navigator.clipboard?.writeText(text);
    setCopied(true);
  };
  return (
    <div className={styles.error}>
      <Note tone="bad" live>
        <b>{what ?? t('somethingFailed')}</b>
        <div>{errorSentence(error, t)}</div>
        {api?.hint && <div>{api.hint}</div>}
        {safe && <div>{safe}</div>}
      </Note>
      {api && (
        <div className={styles.codes}>
          <Facts>
            {t('errorCode', { code: api.code })}
            {api.requestId && (
              <>
                {t('requestId', { id: api.requestId })}
                <button type="button" className={styles.copy} onClick={() => void copy(api.requestId)}>
                  {copied ? t('copied') : t('copy')}
                </button>
              </>
            )}
          </Facts>
        </div>
      )}
      {(onRetry || actions) && (
        <div className="row wrap">
          {onRetry && (
            <Button size="small" onClick={onRetry}>
              {t('retry')}
            </Button>
          )}
          {actions}
        </div>
      )}
    </div>
  );
}

export interface ErrorBoundaryProps {
  children: ReactNode;
  /** Another value forgets the error, e.g. the address of the page. */
  resetKey?: string;
}

interface Caught {
  readonly error: unknown;
}

/** Keeps a bug in one part from taking the page with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly caught: Caught | null }> {
  override state: { readonly caught: Caught | null } = { caught: null };

  static getDerivedStateFromError(error: unknown) {
    return { caught: { error } };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override componentDidUpdate(before: ErrorBoundaryProps) {
    if (this.state.caught && before.resetKey !== this.props.resetKey) this.setState({ caught: null });
  }

  override render() {
    if (!this.state.caught) return this.props.children;
    return <ErrorState error={this.state.caught.error} onRetry={() => this.setState({ caught: null })} />;
  }
}
