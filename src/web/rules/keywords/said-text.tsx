import { useTexts } from '#ui';
import type { Trial } from '../api.ts';
import styles from './keywords.module.css';
import { piecesOf } from './samples.ts';
import { keywordsTexts } from './texts.ts';

/** A message with what was found in it; what is denied is struck through, and said to be so. */
export function SaidText({ text, places }: { text: string; places: Trial['samples'][number]['mentions'] }) {
  const t = useTexts(keywordsTexts);
  return (
    <span className={styles.text}>
      {piecesOf(text, places).map((piece, i) => {
        if (piece.as === null) return piece.text;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces are only ever drawn anew together
          <mark key={i} className={styles[piece.as]}>
            {piece.as === 'denied' && <span className="sr">{`${t('denied')} `}</span>}
            {piece.text}
          </mark>
        );
      })}
    </span>
  );
}
