const STORED = 'type-size';

/** 长辈版: the same pages in large type, with one column and larger targets. */
export function isLargeType(): boolean {
  return localStorage.getItem(STORED) === 'large';
}

export function showTypeSize(large = isLargeType()): void {
  localStorage.setItem(STORED, large ? 'large' : 'normal');
  document.documentElement.dataset.type = large ? 'large' : 'normal';
}
