import type { Core } from '@strapi/strapi';

interface Readable {
  on(event: 'data', listener: (line: unknown) => void): void;
}

/** Collects all that Strapi logs from now on, whatever its level, without printing more of it. */
export const collectLog = (strapi: Core.Strapi): string[] => {
  const lines: string[] = [];
  const level = strapi.log.level;
  for (const transport of strapi.log.transports) transport.level = level;
  strapi.log.level = 'silly';
  (strapi.log as Readable).on('data', (line) => lines.push(JSON.stringify(line)));
  return lines;
};
