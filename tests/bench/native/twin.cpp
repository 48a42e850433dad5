// The plain search of src/graph/kernel/dijkstra.ts in C++: same labels, same four-ary heap, same tie rule.
// Usage: twin GRAPH PASSES. GRAPH holds n, m, q as uint32, then m tails, m heads, m weights (double), q pairs.
// Prints the median seconds of q one-to-one queries, the sum of their costs, and the median seconds of one tree.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cmath>
#include <cstdlib>
#include <vector>

using u32 = uint32_t;
static const u32 noArc = 0xffffffff;

// Arrays that live as long as the program. Bare pointers, so that the compiler knows that none overlaps another.
template <class T> static T *made(size_t count, T value) {
  T *array = new T[count];
  std::fill(array, array + count, value);
  return array;
}

struct Search {
  u32 n;
  const u32 *first, *outArc, *head;
  double *__restrict cost, *__restrict queueCost;
  u32 *__restrict length, *__restrict arcOf, *__restrict queueNode;
  int32_t *__restrict mark;
  int32_t base, settled = 0;
  u32 size = 0;

  Search(u32 n, const std::vector<u32> &first, const std::vector<u32> &outArc, const std::vector<u32> &head)
      : n(n), first(first.data()), outArc(outArc.data()), head(head.data()), cost(made<double>(n, 0)),
        queueCost(made<double>(n + 3, INFINITY)), length(made<u32>(n, 0)), arcOf(made<u32>(n, 0)),
        queueNode(made<u32>(n + 3, 0)), mark(made<int32_t>(n, 0)), base(-int32_t(n)) {}

  void begin() {
    base += n + 1;
    if (base > int32_t(0x7fffffff - n - 1)) {
      std::fill(mark, mark + n, 0);
      base = 1;
    }
    settled = base + n;
    std::fill(queueCost, queueCost + size, INFINITY);
    size = 0;
  }

  void put(u32 node, double key) {
    int32_t m = mark[node];
    u32 place = m >= base && m != settled ? u32(m - base) : size++;
    u32 rank = length[node];
    while (place > 0) {
      u32 parent = (place - 1) >> 2;
      double parentKey = queueCost[parent];
      if (parentKey < key) break;
      u32 parentNode = queueNode[parent];
      if (parentKey == key && length[parentNode] <= rank) break;
      queueCost[place] = parentKey;
      queueNode[place] = parentNode;
      mark[parentNode] = base + place;
      place = parent;
    }
    queueCost[place] = key;
    queueNode[place] = node;
    mark[node] = base + place;
  }

  u32 pop() {
    u32 top = queueNode[0];
    mark[top] = settled;
    --size;
    u32 node = queueNode[size];
    double key = queueCost[size];
    queueCost[size] = INFINITY;
    if (size == 0) return top;
    u32 rank = length[node];
    u32 place = 0;
    for (u32 child = 1; child < size; child = 4 * place + 1) {
      double k0 = queueCost[child], k1 = queueCost[child + 1], k2 = queueCost[child + 2], k3 = queueCost[child + 3];
      u32 left = child + (k1 < k0), right = child + 2 + (k3 < k2);
      u32 best = left + (right - left) * (queueCost[right] < queueCost[left]);
      double bestKey = queueCost[best];
      if (bestKey > key) break;
      if ((k0 == bestKey) + (k1 == bestKey) + (k2 == bestKey) + (k3 == bestKey) > 1) {
        u32 end = child + 4 < size ? child + 4 : size, least = 0xffffffff;
        for (u32 c = child; c < end; c++) {
          if (queueCost[c] != bestKey || length[queueNode[c]] >= least) continue;
          best = c;
          least = length[queueNode[c]];
        }
      }
      if (bestKey == key && length[queueNode[best]] >= rank) break;
      queueCost[place] = bestKey;
      queueNode[place] = queueNode[best];
      mark[queueNode[place]] = base + place;
      place = best;
    }
    queueCost[place] = key;
    queueNode[place] = node;
    mark[node] = base + place;
    return top;
  }

  bool run(const double *weights, u32 root, u32 stop) {
    begin();
    cost[root] = 0;
    length[root] = 0;
    arcOf[root] = noArc;
    put(root, 0);
    while (size > 0) {
      u32 u = pop();
      if (u == stop) return true;
      double reached = cost[u];
      u32 l = length[u] + 1;
      for (u32 slot = first[u]; slot < first[u + 1]; slot++) {
        u32 arc = outArc[slot], v = head[arc];
        int32_t m = mark[v];
        if (m == settled) continue;
        double c = reached + weights[arc];
        if (m >= base) {
          double old = cost[v];
          if (c > old) continue;
          if (c == old) {
            if (l > length[v]) continue;
            if (l == length[v]) {
              arcOf[v] = std::min(arcOf[v], arc);
              continue;
            }
          }
        }
        cost[v] = c;
        length[v] = l;
        arcOf[v] = arc;
        put(v, c);
      }
    }
    return false;
  }
};

template <class T> static std::vector<T> readAll(FILE *file, size_t count) {
  std::vector<T> values(count);
  if (fread(values.data(), sizeof(T), count, file) != count) exit(1);
  return values;
}

static double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

int main(int, char **argv) {
  FILE *file = fopen(argv[1], "rb");
  auto sizes = readAll<u32>(file, 3);
  u32 n = sizes[0], m = sizes[1], q = sizes[2];
  auto tail = readAll<u32>(file, m), head = readAll<u32>(file, m);
  auto weights = readAll<double>(file, m);
  auto pairs = readAll<u32>(file, 2 * q);
  std::vector<u32> first(n + 1), outArc(m);
  for (u32 t : tail) first[t + 1]++;
  for (u32 v = 0; v < n; v++) first[v + 1] += first[v];
  std::vector<u32> next(first.begin(), first.end() - 1);
  for (u32 a = 0; a < m; a++) outArc[next[tail[a]]++] = a;
  Search search(n, first, outArc, head);
  std::vector<double> queries, trees;
  double sum = 0;
  for (int pass = 0; pass <= atoi(argv[2]); pass++) {
    sum = 0;
    double start = now();
    for (u32 i = 0; i < q; i++) {
      if (search.run(weights.data(), pairs[2 * i], pairs[2 * i + 1])) sum += search.cost[pairs[2 * i + 1]];
    }
    double middle = now();
    search.run(weights.data(), pairs[0], n);
    double end = now();
    if (pass == 0) continue;
    queries.push_back(middle - start);
    trees.push_back(end - middle);
  }
  std::sort(queries.begin(), queries.end());
  std::sort(trees.begin(), trees.end());
  printf("{\"queries\": %.9g, \"sum\": %.17g, \"tree\": %.9g}\n", queries[queries.size() / 2], sum,
         trees[trees.size() / 2]);
}
