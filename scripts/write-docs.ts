import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { troubleshootingPage } from './troubleshooting';

writeFileSync(path.join(__dirname, '../docs/troubleshooting.md'), troubleshootingPage());
