// Starts a server in a process of its own, so that it does not share a thread with the measurement.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** `{ origin, files, ask(message), stop() }` of a server of `folder`. */
export async function startServer(folder) {
  const child = fork(path.join(import.meta.dirname, 'server.mjs'), [folder]);
  const failed = once(child, 'exit').then(() => {
    throw new Error(`the server of ${folder} ended`);
  });
  failed.catch(() => {});
  const [{ port, files }] = await Promise.race([once(child, 'message'), failed]);
  return {
    origin: `http://127.0.0.1:${port}`,
    files,
    async ask(message) {
      const answer = once(child, 'message');
      child.send(message);
      return (await Promise.race([answer, failed]))[0];
    },
    stop: () => child.kill(),
  };
}
