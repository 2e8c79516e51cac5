// Loaded into the product before anything else (node --import): tells on WATCH_PORT how long the event loop was held since
// it was asked last, or since the product began to listen. In milliseconds; a hold is known to a millisecond.
import { createServer, Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { PerformanceObserver } from 'node:perf_hooks';

/** A hold up to here is none. */
const LONG = 20;

const none = () => ({ longest: 0, over: 0, busiest: 0, busy: 0, collector: 0 });
let seen = none();

let last = performance.now();
let cpu = process.cpuUsage();
const tick = () => {
  const now = performance.now();
  const held = now - last - 1;
  const { user, system } = process.cpuUsage(cpu);
  const spent = Math.min(held, (user + system) / 1000);
  if (held > LONG) seen.over++;
  seen.longest = Math.max(seen.longest, held);
  // What this process computed meanwhile: on a crowded machine the rest of a hold is waiting for a core.
  if (spent > LONG) seen.busy++;
  seen.busiest = Math.max(seen.busiest, spent);
  last = now;
  cpu = process.cpuUsage();
  setTimeout(tick, 1).unref();
};
tick();
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) seen.collector = Math.max(seen.collector, duration);
}).observe({ entryTypes: ['gc'] });

const watch = createServer((_request, answer) => {
  // Entries of the collector come later than what they are about.
  setTimeout(() => {
    answer.end(JSON.stringify(seen));
    seen = none();
  }, 5);
})
  .listen(Number(process.env.WATCH_PORT), '127.0.0.1')
  .unref();

// Before it listens nobody can be waiting.
const { listen } = NetServer.prototype;
NetServer.prototype.listen = function (...args) {
  if (this !== watch && this instanceof Server) this.once('listening', () => (seen = none()));
  return listen.apply(this, args);
};
