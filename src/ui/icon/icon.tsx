import { type Drawing, drawings, type IconName } from './drawings.ts';

/** Every drawing's name, e.g. for a choice of icons. */
export const iconNames = Object.keys(drawings) as readonly IconName[];

export interface IconProps {
  name: IconName;
  /** Pixels, 16 unless told. Lines stay 1.5 px wide at any size. */
  size?: number;
}

/** A drawing in the colour of the text around it. Decoration: the words or the `aria-label` are on its parent. */
export function Icon({ name, size = 16 }: IconProps) {
  const { paths, solid, stroke }: Drawing = drawings[name];
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
      fill={solid ? 'currentColor' : 'none'}
      stroke={solid ? 'none' : 'currentColor'}
      strokeWidth={((stroke ?? 1.5) * 16) / Math.max(16, size)}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {paths.map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
}

/** The mark of the product: a cabinet with one drawer pulled. */
export function Logo({ size = 30 }: { size?: number }) {
  return (
    <svg viewBox="0 0 30 30" width={size} height={size} aria-hidden="true">
      <rect x="2" y="2" width="26" height="26" rx="6" fill="currentColor" />
      <path
        d="M7 11.5h16M7 18.5h16M15 6v18"
        fill="none"
        stroke="var(--surface)"
        strokeWidth="1.5"
        opacity=".55"
      />
      <g fill="var(--surface)">
        <circle cx="11" cy="8.4" r="1.2" />
        <circle cx="19" cy="8.4" r="1.2" />
        <circle cx="11" cy="15" r="1.2" />
        <circle cx="19" cy="15" r="2.1" />
        <circle cx="11" cy="21.6" r="1.2" />
        <circle cx="19" cy="21.6" r="1.2" />
      </g>
    </svg>
  );
}
