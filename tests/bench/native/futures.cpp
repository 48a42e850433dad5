// Per-future Dijkstra on a CSR graph: the C++ twin of the peer in tests/bench/lanes/peers.ts, with an indexed 4-ary heap.
// usage: futures INPUT OUTPUT REPEATS
// INPUT:  u32 nodes, arcs, pairs, futures; u32 tail[arcs], head[arcs], from[pairs], to[pairs];
//         f64 weight[futures][arcs]
// OUTPUT: f64 cost[futures][pairs]. Prints seconds per future: the fastest of the repeats.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <numeric>
#include <vector>

using u32 = std::uint32_t;
static const double CLOSED = std::numeric_limits<double>::infinity();
static const u32 NOWHERE = 0xffffffff;

struct Heap {
  std::vector<double> key;
  std::vector<u32> node, place;
  u32 size = 0;

  explicit Heap(u32 nodes) : key(nodes), node(nodes), place(nodes, NOWHERE) {}

  void up(u32 at, u32 v, double k) {
    while (at > 0) {
      u32 parent = (at - 1) >> 2;
      if (key[parent] <= k) break;
      move(at, parent);
      at = parent;
    }
    put(at, v, k);
  }
  void lower(u32 v, double k) { up(place[v] == NOWHERE ? size++ : place[v], v, k); }
  u32 pop() {
    u32 first = node[0];
    place[first] = NOWHERE;
    if (--size == 0) return first;
    double k = key[size];
    u32 v = node[size], at = 0;
    for (;;) {
      u32 child = 4 * at + 1;
      if (child >= size) break;
      u32 least = child, end = std::min(child + 4, size);
      for (u32 c = child + 1; c < end; c++)
        if (key[c] < key[least]) least = c;
      if (key[least] >= k) break;
      move(at, least);
      at = least;
    }
    put(at, v, k);
    return first;
  }
  void clear() {
    for (u32 i = 0; i < size; i++) place[node[i]] = NOWHERE;
    size = 0;
  }

 private:
  void move(u32 to, u32 from) { put(to, node[from], key[from]); }
  void put(u32 at, u32 v, double k) {
    key[at] = k;
    node[at] = v;
    place[v] = at;
  }
};

template <class T>
static void read(std::FILE* file, std::vector<T>& into) {
  if (std::fread(into.data(), sizeof(T), into.size(), file) != into.size()) std::exit(2);
}

int main(int, char** argument) {
  std::FILE* input = std::fopen(argument[1], "rb");
  if (!input) return 2;
  std::vector<u32> counts(4);
  read(input, counts);
  u32 nodes = counts[0], arcs = counts[1], pairs = counts[2], futures = counts[3];
  std::vector<u32> tail(arcs), head(arcs), from(pairs), to(pairs);
  read(input, tail);
  read(input, head);
  read(input, from);
  read(input, to);
  std::vector<double> weights(size_t(futures) * arcs);
  read(input, weights);
  std::fclose(input);

  std::vector<u32> order(arcs), start(nodes + 1, 0), heads(arcs);
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](u32 a, u32 b) { return tail[a] < tail[b]; });
  for (u32 a : order) start[tail[a] + 1]++;
  for (u32 v = 0; v < nodes; v++) start[v + 1] += start[v];
  for (u32 i = 0; i < arcs; i++) heads[i] = head[order[i]];
  std::vector<std::vector<u32>> asked(nodes);
  for (u32 p = 0; p < pairs; p++) asked[from[p]].push_back(p);

  std::vector<double> weight(arcs), label(nodes), cost(size_t(futures) * pairs);
  std::vector<char> wanted(nodes);
  Heap heap(nodes);
  double fastest = CLOSED;
  for (int repeat = std::atoi(argument[3]); repeat > 0; repeat--) {
    auto begin = std::chrono::steady_clock::now();
    for (u32 f = 0; f < futures; f++) {
      for (u32 i = 0; i < arcs; i++) weight[i] = weights[size_t(f) * arcs + order[i]];
      for (u32 origin = 0; origin < nodes; origin++) {
        if (asked[origin].empty()) continue;
        std::fill(label.begin(), label.end(), CLOSED);
        u32 open = 0;
        for (u32 p : asked[origin]) {
          if (!wanted[to[p]]) open++;
          wanted[to[p]] = 1;
        }
        label[origin] = 0;
        heap.lower(origin, 0);
        while (heap.size > 0 && open > 0) {
          u32 v = heap.pop();
          if (wanted[v]) open--;
          for (u32 i = start[v]; i < start[v + 1]; i++) {
            double sum = label[v] + weight[i];
            if (sum < label[heads[i]]) {
              label[heads[i]] = sum;
              heap.lower(heads[i], sum);
            }
          }
        }
        heap.clear();
        for (u32 p : asked[origin]) {
          cost[size_t(f) * pairs + p] = label[to[p]];
          wanted[to[p]] = 0;
        }
      }
    }
    std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    fastest = std::min(fastest, taken.count() / futures);
  }
  std::FILE* output = std::fopen(argument[2], "wb");
  if (!output || std::fwrite(cost.data(), sizeof(double), cost.size(), output) != cost.size()) return 2;
  std::fclose(output);
  std::printf("%.9e\n", fastest);
}
