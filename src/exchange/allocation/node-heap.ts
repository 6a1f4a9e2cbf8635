/** A binary heap of the numbers 0..size by a key that may be lowered; equal keys come out in an order that is always the same. */
export class NodeHeap {
  /** The key of each number that was pushed since the heap was cleared. */
  readonly key: Float64Array;
  size = 0;
  private readonly nodes: Int32Array;
  private readonly position: Int32Array;

  constructor(capacity: number) {
    this.key = new Float64Array(capacity);
    this.nodes = new Int32Array(capacity);
    this.position = new Int32Array(capacity);
  }

  clear(): void {
    this.size = 0;
  }

  push(node: number, key: number): void {
    this.key[node] = key;
    this.rise(this.size++, node, key);
  }

  /** Gives a number in the heap a key that is not greater than the one it has. */
  lower(node: number, key: number): void {
    this.key[node] = key;
    this.rise(this.position[node]!, node, key);
  }

  /** Takes out a number with the least key. The heap must not be empty. */
  pop(): number {
    const top = this.nodes[0]!;
    const last = this.nodes[--this.size]!;
    if (this.size > 0) this.sink(last);
    return top;
  }

  private rise(hole: number, node: number, key: number): void {
    while (hole > 0) {
      const above = (hole - 1) >> 1;
      const other = this.nodes[above]!;
      if (this.key[other]! <= key) break;
      this.nodes[hole] = other;
      this.position[other] = hole;
      hole = above;
    }
    this.nodes[hole] = node;
    this.position[node] = hole;
  }

  private sink(node: number): void {
    const key = this.key[node]!;
    let hole = 0;
    for (;;) {
      let below = 2 * hole + 1;
      if (below >= this.size) break;
      if (below + 1 < this.size && this.key[this.nodes[below + 1]!]! < this.key[this.nodes[below]!]!) below++;
      const other = this.nodes[below]!;
      if (this.key[other]! >= key) break;
      this.nodes[hole] = other;
      this.position[other] = hole;
      hole = below;
    }
    this.nodes[hole] = node;
    this.position[node] = hole;
  }
}
