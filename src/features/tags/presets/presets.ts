/** All presets (T08, T09): the schemes of the five documents, then the lines of business. */
import { apparel } from './apparel.ts';
import { beauty } from './beauty.ts';
import { carDealer } from './car-dealer.ts';
import { eCommerce } from './e-commerce.ts';
import { education } from './education.ts';
import { finance } from './finance.ts';
import { financeAndTax } from './finance-and-tax.ts';
import { fiveDimensions } from './five-dimensions.ts';
import { fourDimensions } from './four-dimensions.ts';
import { homeFurnishing } from './home-furnishing.ts';
import { medicalDevices } from './medical-devices.ts';
import type { Preset } from './preset.ts';
import { threeKinds } from './three-kinds.ts';
import { threeLevels } from './three-levels.ts';
import { weiling } from './weiling.ts';

export type { Preset } from './preset.ts';

export const presets: readonly Preset[] = [
  weiling,
  threeLevels,
  fiveDimensions,
  fourDimensions,
  threeKinds,
  medicalDevices,
  finance,
  financeAndTax,
  homeFurnishing,
  carDealer,
  education,
  apparel,
  beauty,
  eCommerce,
];

/** Apply it with `planLibrary(library, preset.document, { keepExisting: true })` on a library that is in use. */
export const findPreset = (id: string): Preset | undefined => presets.find((preset) => preset.id === id);
