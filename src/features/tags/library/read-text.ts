/**
 * A library document that somebody sent as text. Long YAML is parsed in a thread of its own: for two thousand tags the
 * parser takes about a second, in which nobody else would be served.
 */
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { LibraryDocument } from '../core/document.ts';
import {
  type DocumentFormat,
  documentOfYaml,
  MOST_ALIASES,
  parseLibraryText,
  parseYaml,
  refuseDeepYaml,
  refuseTooLarge,
  YAML_OPTIONS,
  type YamlTree,
} from '../core/document-text.ts';

/** Up to here the parser takes less than a thread takes to start. */
const SHORT = 20_000;
/** The longest text that is allowed needs less. */
const WITHIN_MS = 60_000;
const LIMITS = { maxOldGenerationSizeMb: 1024 };

/** The program of the thread: the parsing itself as text, since a thread starts without our TypeScript. */
const PROGRAM = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { parseDocument } = require(workerData.yaml);
  const parse = ${parseYaml.toString()};
  parentPort.postMessage(parse(workerData.content, parseDocument, workerData.options, workerData.aliases));
`;

async function parseInThread(content: string): Promise<YamlTree> {
  const yaml = createRequire(import.meta.url).resolve('yaml');
  const workerData = { content, yaml, options: YAML_OPTIONS, aliases: MOST_ALIASES };
  const worker = new Worker(PROGRAM, { eval: true, workerData, resourceLimits: LIMITS });
  try {
    const [answer] = await once(worker, 'message', { signal: AbortSignal.timeout(WITHIN_MS) });
    return answer as YamlTree;
  } catch {
    // Out of memory, out of time: refused like any other text that cannot be read.
    return { line: 0, column: 0 };
  } finally {
    await worker.terminate();
  }
}

/** Errors: `library.tooLarge`, `library.unreadable`, `library.invalidDocument`. */
export async function readLibraryText(content: string, format: DocumentFormat): Promise<LibraryDocument> {
  if (format !== 'yaml' || content.length <= SHORT) return parseLibraryText(content, format);
  refuseTooLarge(content);
  refuseDeepYaml(content);
  return documentOfYaml(await parseInThread(content));
}
