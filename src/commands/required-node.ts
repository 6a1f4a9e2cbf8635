// Nothing is imported here: an older Node would stop at what it does not know before this has said why.

/** The first version with `Temporal` of its own. `engines` in package.json says the same. */
const NODE_NEEDED = 26;

if (Number.parseInt(process.versions.node, 10) < NODE_NEEDED) {
  process.stderr.write(
    `Grid Commons needs Node ${NODE_NEEDED} or later, and this is ${process.versions.node}. npm start uses the one that npm ci installs.\n`,
  );
  process.exit(1);
}
