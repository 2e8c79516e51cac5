/** What answers requests: all endpoints, the pages of others, and the server under them. */
import type { FastifyInstance } from 'fastify';
import {
  mountCallback,
  mountReaderNaming,
  mountWecomSignIn,
  READING_LINE,
  wecomRoutes,
  wecomWrites,
} from '#channels/wecom';
import { audienceRoutes } from '#features/audience';
import { customerDirectory, customersRoutes, LiveCustomers } from '#features/customers';
import { demoRoutes } from '#features/demo';
import { eventsRoutes, recountCyclesLater } from '#features/events';
import { formRoutes, mountForms } from '#features/forms';
import { importRoutes } from '#features/imports';
import { jobRoutes } from '#features/jobs';
import { materialRoutes, mountReading, newMaterials } from '#features/materials';
import { noticeRoutes } from '#features/notices';
import { presetRoutes } from '#features/presets';
import { rulesRoutes } from '#features/rules';
import { mountCollecting, siteRoutes } from '#features/sites';
import { mountSignIn, staffRoutes } from '#features/staff';
import { tagRoutes } from '#features/tags';
import { positions } from '#platform/feed';
import { createServer, type Route } from '#platform/http';
import { modelAsker } from '#platform/outgoing';
import type { Assembled } from './assembled.ts';
import { allTexts } from './texts.ts';

function routesOf(assembled: Assembled): Route[] {
  const { parts, signIn, indexes, audiences, sealing, ports, address } = assembled;
  return [
    ...staffRoutes(signIn, parts.settings.publicUrl, recountCyclesLater),
    ...jobRoutes(() => allTexts),
    ...eventsRoutes(customerDirectory),
    ...customersRoutes(
      ports.customers,
      new LiveCustomers(parts.db, parts.log, positions, ports.customers.touched),
    ),
    ...tagRoutes(ports.tags),
    ...audienceRoutes(audiences, indexes, parts.settings.model && modelAsker(parts.settings.model)),
    ...importRoutes(ports.imports),
    ...noticeRoutes(assembled.notices),
    ...rulesRoutes({ audiences, wecomWrites, newMaterials }),
    ...presetRoutes({ audiences }),
    ...materialRoutes(assembled.materials, parts.clock),
    ...siteRoutes(sealing),
    ...formRoutes(address),
    ...demoRoutes,
    ...wecomRoutes(assembled.wecom, assembled.simulation, address, () => allTexts),
  ];
}

/** The server with every endpoint and page of its own; it closes what it was put together from. */
export async function serverOf(assembled: Assembled): Promise<FastifyInstance> {
  const { parts, signIn, authenticate, indexes, connections, wecom, simulation, welcomes, wake } = assembled;
  const materials = { ...parts, ports: assembled.materials };
  const sites = { ...parts, sealer: assembled.sealing };
  const server = await createServer({
    db: parts.db,
    log: parts.log,
    routes: routesOf(assembled),
    texts: allTexts,
    authenticate,
    clock: parts.clock,
    version: parts.version,
  });
  const signInParts = { db: parts.db, log: parts.log, clock: parts.clock, signIn };
  mountSignIn(server, signInParts);
  mountWecomSignIn(server, { ...signInParts, connections, publicUrl: parts.settings.publicUrl });
  mountReading(server, materials);
  mountForms(server, materials);
  mountCollecting(server, sites);
  mountReaderNaming(server, { ...parts, connections, publicUrl: parts.settings.publicUrl });
  mountCallback(server, {
    ...wecom,
    received: (workspace, body) => {
      welcomes.received(workspace, body);
      wake(READING_LINE);
    },
  });
  server.addHook('onClose', async () => {
    await indexes.stop();
    await welcomes.settled();
    await connections.close();
    await simulation.close();
  });
  return server;
}
