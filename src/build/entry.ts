import packs from 'catalogue';
import packageJson from '../../package.json' with { type: 'json' };
import { main } from '../cli/main.ts';

process.exitCode = await main(process.argv.slice(2), {
  version: packageJson.version,
  loadCatalogue: packs,
});
