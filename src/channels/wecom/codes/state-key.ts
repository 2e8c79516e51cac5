/**
 * The key that stands for a channel in WeCom and comes back with events. Opaque, because whoever reads the code reads it
 * too; with a prefix, because events also bring keys of other programs (wecom-api.md section 4.1).
 */
import { randomBytes } from 'node:crypto';

const PREFIX = 'bzg_';
/** 128 bits in base 64 are 22 characters; WeCom takes 30 with the prefix. */
const BYTES = 16;

export const newStateKey = (): string => `${PREFIX}${randomBytes(BYTES).toString('base64url')}`;

/** For SQL: whether a text may hold a key of ours. */
export const STATE_PREFIX = PREFIX;
