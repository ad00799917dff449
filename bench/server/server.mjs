// A static server that sends every file compressed by brotli 11 and counts what it sent.
//   node server/server.mjs FOLDER [PORT]
// As a child process it answers the messages `reset`, `stats` and `quit`.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { loadFiles } from './files.mjs';

const root = path.resolve(process.argv[2] ?? '.');
const port = Number(process.argv[3] ?? 0);
if (!fs.existsSync(root)) throw new Error(`no folder ${root}`);

const files = loadFiles(root);
/** [path, status, bytes of the body] since the last `reset`. */
let requests = [];

// Bytes on the wire, headers included, are counted at the sockets.
const open = new Set();
let closedBytes = 0;
let bytesAtReset = 0;
const bytesSent = () => [...open].reduce((sum, socket) => sum + socket.bytesWritten, closedBytes);

const server = http.createServer((request, response) => {
  const pathname = decodeURIComponent(request.url.split('?')[0]);
  const file =
    files.get(pathname.endsWith('/') ? `${pathname}index.html` : pathname) ??
    files.get(`${pathname}/index.html`);
  const answer = (status, headers, body = Buffer.alloc(0)) => {
    requests.push([pathname, status, body.length]);
    response.writeHead(status, headers);
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  if (!file) return answer(404, {});
  if (request.headers['if-none-match'] === file.headers.etag) return answer(304, file.headers);
  const compressed = file.brotli && /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
  const body = compressed ? file.brotli : file.body;
  const encoding = compressed ? { 'content-encoding': 'br' } : {};
  answer(200, { ...file.headers, ...encoding, 'content-length': body.length }, body);
});
server.keepAliveTimeout = 30_000;
server.on('connection', (socket) => {
  open.add(socket);
  socket.on('close', () => {
    closedBytes += socket.bytesWritten;
    open.delete(socket);
  });
});
server.listen(port, '127.0.0.1', () => {
  const { port: chosen } = server.address();
  if (!process.send) return console.log(`http://127.0.0.1:${chosen}/`);
  const sizes = [...files].map(([name, { body, brotli }]) => [
    name,
    body.length,
    (brotli ?? body).length,
  ]);
  process.send({ port: chosen, files: sizes });
});

const answers = {
  reset() {
    requests = [];
    bytesAtReset = bytesSent();
    return {};
  },
  stats: () => ({ requests, bytes: bytesSent() - bytesAtReset }),
  quit: () => process.exit(0),
};
process.on('message', (message) => process.send(answers[message]()));
// A child does not outlive the benchmark.
process.on('disconnect', () => process.exit(0));
