export type { Caller } from './answering.ts';
export { eventStream } from './event-stream.ts';
export { failure } from './failure.ts';
export { forgetAnswers } from './idempotency.ts';
export { detailTexts, generalTexts, languageOf, say, type Texts } from './messages.ts';
export { openApi } from './openapi.ts';
export { fromCursor, isNumber, isPlace, isRowNumber, toCursor, wholePage } from './page.ts';
export { Answer, type Input, type Route, route } from './route.ts';
export { createServer, type ServerOptions } from './server.ts';
