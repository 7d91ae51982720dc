import { createServer, type AddressInfo } from 'node:net';

/** A port on the loopback interface that nobody listens on at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

/**
 * The wanted port where it is free, else any free one.
 *
 * @param wanted the port people expect; 0 means any.
 */
export const portOrFree = async (wanted: number): Promise<number> =>
  wanted !== 0 && (await isFree(wanted)) ? wanted : freePort();
