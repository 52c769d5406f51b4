import { startDouble } from '/work/wt-docs/tests/mongodb-double/server.ts';
const d = await startDouble(); console.log(d.url); setInterval(()=>{},1e6);
