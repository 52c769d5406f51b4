const COMMANDS = ['create', 'migrate', 'rollback', 'seed', 'reset'];

const [command = ''] = process.argv.slice(2);
if (COMMANDS.includes(command)) {
  console.log(`Nothing to ${command}: records live in the server's memory, until it stops.`);
} else {
  console.error(`Say what to do: ${COMMANDS.join(', ')}.`);
  process.exitCode = 2;
}
