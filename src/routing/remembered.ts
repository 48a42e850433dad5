interface Branch<Made> {
  readonly next: WeakMap<object, Branch<Made>>;
  made?: { readonly value: Made };
}

/**
 * A function of objects that never change, which remembers what it made for as long as all of them live. What is made of
 * tables is so made once for all scenarios that leave these tables alone, and goes with the last of them.
 */
export function remembered<Of extends readonly object[], Made>(
  make: (...of: Of) => Made,
): (...of: Of) => Made {
  const root: Branch<Made> = { next: new WeakMap() };
  return (...of) => {
    let branch = root;
    for (const object of of) {
      const known = branch.next.get(object) ?? { next: new WeakMap() };
      branch.next.set(object, known);
      branch = known;
    }
    branch.made ??= { value: make(...of) };
    return branch.made.value;
  };
}
