import type { NodePlopAPI } from 'plop';
import { registerPack } from './pack.ts';

/** What contributors run with plop: `npm run new:pack`. */
export default function plopfile(plop: NodePlopAPI): void {
  registerPack(plop);
}
