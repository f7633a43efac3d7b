/** Connection strings. */

export interface SocketPlace {
  socket: string
  user: string
  password: string
  database: string
}

export function socketUrl({ socket, user, password, database }: SocketPlace): string {
  const who = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`
  return `postgresql://${who}@localhost/${encodeURIComponent(database)}?host=${encodeURIComponent(socket)}`
}
