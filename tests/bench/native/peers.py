"""Whole trees and k shortest paths by scipy and igraph, of a graph as twin.cpp reads it.

Usage: peers.py GRAPH PAIRS K. Prints seconds and sums of costs; a package that is not there is left out.
"""

import json
import sys
import time

import numpy

with open(sys.argv[1], "rb") as file:
    nodes, arcs, queries = (int(x) for x in numpy.fromfile(file, numpy.uint32, 3))
    tail = numpy.fromfile(file, numpy.uint32, arcs)
    head = numpy.fromfile(file, numpy.uint32, arcs)
    weights = numpy.fromfile(file, numpy.float64, arcs)
    pairs = numpy.fromfile(file, numpy.uint32, 2 * queries).reshape(-1, 2)[: int(sys.argv[2])]
result = {}


def median_seconds(work, passes=3):
    times = []
    for _ in range(passes):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return sorted(times)[passes // 2]


try:
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import dijkstra

    matrix = csr_matrix((weights, (tail, head)), shape=(nodes, nodes))
    root = int(pairs[0][0])
    cost = dijkstra(matrix, indices=root)
    result["scipy"] = {
        "tree": median_seconds(lambda: dijkstra(matrix, indices=root)),
        "sum": float(cost[numpy.isfinite(cost)].sum()),
    }
except ImportError:
    pass

try:
    import igraph

    graph = igraph.Graph(nodes, numpy.column_stack((tail, head)).tolist(), directed=True)
    values = weights.tolist()
    root = int(pairs[0][0])
    count = int(sys.argv[3])
    start = time.perf_counter()
    paths = [
        graph.get_k_shortest_paths(int(a), int(b), k=count, weights=values, output="epath") for a, b in pairs
    ]
    seconds = time.perf_counter() - start
    result["igraph"] = {
        "tree": median_seconds(lambda: graph.distances(root, weights=values)),
        "paths": seconds,
        "sum": sum(values[arc] for found in paths for path in found for arc in path),
    }
except ImportError:
    pass

print(json.dumps(result))
