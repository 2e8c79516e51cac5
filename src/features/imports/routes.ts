import { type Route, route } from '#platform/http';
import type { JobHandler } from '#platform/queue';
import { cancelImport } from './cancel-import.ts';
import { changeMapping } from './change-mapping.ts';
import * as contract from './contract.ts';
import { createImport } from './create-import.ts';
import { DRY_RUN_JOB, dryRunImport, dryRunJob } from './dry-run.ts';
import { sendErrors } from './errors-file.ts';
import { listImports, readImport } from './list-imports.ts';
import { listMissingTags } from './missing-tags.ts';
import type { ImportPorts } from './ports.ts';
import { removeImportFile } from './remove-files.ts';
import { RUN_JOB, runImport, runImportJob } from './run-import.ts';
import { UNDO_JOB, undoImport, undoImportJob } from './undo-import.ts';

export function importRoutes(ports: ImportPorts): readonly Route[] {
  const { uploads, texts } = ports;
  return [
    route(contract.uploadImport, (ctx, { request }) => createImport(ctx, request, uploads, texts())),
    route(contract.listImports, (ctx, { query }) => listImports(ctx, query, texts())),
    route(contract.getImport, (ctx, { params }) => readImport(ctx, params.id, texts())),
    route(contract.changeImport, async (ctx, { params, body }) => {
      await changeMapping(ctx, uploads, params.id, body.mapping);
      return readImport(ctx, params.id, texts());
    }),
    route(contract.dryRunImport, (ctx, { params }) => dryRunImport(ctx, ports, params.id)),
    route(contract.runImport, (ctx, { params, body }) => runImport(ctx, ports, params.id, body ?? {})),
    route(contract.cancelImport, async (ctx, { params }) => {
      await cancelImport(ctx, params.id);
      return readImport(ctx, params.id, texts());
    }),
    route(contract.undoImport, (ctx, { params }) => undoImport(ctx, params.id)),
    route(contract.importErrors, (ctx, { params, reply }) => sendErrors(ctx, params.id, reply, texts())),
    route(contract.missingTags, (ctx, { params }) => listMissingTags(ctx, params.id)),
    route(contract.deleteImportFile, async (ctx, { params }) => {
      await removeImportFile(ctx, uploads, params.id);
      return readImport(ctx, params.id, texts());
    }),
  ];
}

export const importJobs = (ports: ImportPorts): ReadonlyMap<string, JobHandler> =>
  new Map([
    [DRY_RUN_JOB.name, dryRunJob(ports)],
    [RUN_JOB.name, runImportJob(ports)],
    [UNDO_JOB.name, undoImportJob],
  ]);
