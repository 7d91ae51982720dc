import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A wire to a server of which something can happen. */
export interface TcpProxy {
  port: number;
  /** How many connections are open. */
  readonly open: number;
  /** How many were tried so far, refused ones among them. */
  readonly tried: number;
  /** Breaks all connections, and each new one at once. */
  cut(): void;
  /** Keeps all connections, and lets nothing through any more. */
  freeze(): void;
  /** Lets everything through again; what was kept back, too. */
  mend(): void;
  close(): Promise<void>;
}

/** Starts a wire to a server that answers at `target`, such as `redis://127.0.0.1:6379`. */
export const startTcpProxy = async (target: URL): Promise<TcpProxy> => {
  const sockets = new Set<Socket>();
  let state: 'whole' | 'cut' | 'frozen' = 'whole';
  let tried = 0;

  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
    return socket;
  };
  const breakAll = () => sockets.forEach((socket) => socket.destroy());

  const server = createServer((incoming) => {
    tried += 1;
    if (state === 'cut') {
      incoming.destroy();
      return;
    }
    const outgoing = connect(Number(target.port), target.hostname);
    const ends = [keep(incoming), keep(outgoing)] as const;
    for (const [from, to] of [ends, [ends[1], ends[0]]] as const) {
      from.on('data', (chunk) => to.write(chunk));
      from.once('close', () => to.destroy());
      if (state === 'frozen') from.pause();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port,
    get open() {
      return sockets.size / 2;
    },
    get tried() {
      return tried;
    },
    cut() {
      state = 'cut';
      breakAll();
    },
    freeze() {
      state = 'frozen';
      for (const socket of sockets) socket.pause();
    },
    mend() {
      state = 'whole';
      for (const socket of sockets) socket.resume();
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      breakAll();
      await closed;
    },
  };
};
