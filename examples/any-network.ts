// Paths through a network that is no study: from GMNS tables, and from links in code.
// Run it: npx tsx examples/any-network.ts
import { indexNetwork, leastPaths, readGmns } from "karvan/paths";

const nodes = "node_id,name\n1,Mill\n2,Bridge\n3,Port\n";
const links = "link_id,from_node_id,to_node_id,directed,length\na,1,2,0,4\nb,2,3,0,3\nc,1,3,1,9\n";
const network = readGmns({ nodes, links }, "length");
for (const { cost, links: taken } of leastPaths(network, { from: "1", to: "3", count: 2 }))
  console.log(`${cost} km by ${taken.join(" and ")}`);

const index = indexNetwork(network);
console.log(`Back again: ${index.cost("3", "1")} km`);
