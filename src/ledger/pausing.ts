/** Waiting that can be cut short. */

/** Resolves after that time, or at once when it is aborted. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done)
  })
}

/** Ends a pause early: something new was signed. */
export class Wake {
  #next = Promise.withResolvers<void>()

  now(): void {
    this.#next.resolve()
    this.#next = Promise.withResolvers<void>()
  }

  async or(passed: Promise<void>): Promise<void> {
    await Promise.race([passed, this.#next.promise])
  }
}
