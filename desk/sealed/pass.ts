/** Goes with the addresses of a sealed matter's files, which the browser asks for by itself. */
import { createContext, useContext } from 'react'

export const PassContext = createContext<string | null>(null)

/** To put behind the address of a file. */
export function usePassQuery(): string {
  const pass = useContext(PassContext)
  return pass === null ? '' : `?pass=${encodeURIComponent(pass)}`
}
