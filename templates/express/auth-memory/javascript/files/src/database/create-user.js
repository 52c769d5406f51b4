console.error("Nothing to make: users live in the server's memory, and sign up there.");
process.exitCode = 1;
