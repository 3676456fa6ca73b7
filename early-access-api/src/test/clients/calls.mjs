// Calls the functions of a module. Reads a line for each call, the name and the arguments as an array of JSON, and
// writes what the function returns.
import { createInterface } from 'node:readline';

const module = await import(process.argv[2]);
for await (const line of createInterface({ input: process.stdin })) {
  const [name, ...values] = JSON.parse(line);
  console.log(JSON.stringify((await module[name](...values)) ?? null));
}
