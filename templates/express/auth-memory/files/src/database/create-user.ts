console.error(
  "Nothing to make: users live in the server's memory. They sign up there; ADMIN_EMAIL names an admin.",
);
process.exitCode = 1;
