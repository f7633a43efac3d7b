import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const ROOT = join(import.meta.dirname, '..', '..')

describe('command line before environment before default', () => {
  it('defaults', () => {
    expect(readConfig([], {})).toEqual({
      host: '127.0.0.1',
      port: 8080,
      dataDir: join(ROOT, 'data'),
      databaseUrl: null,
      demo: null,
      demoSpeed: null,
      publicUrl: null,
      s3: null,
      clamd: null,
      sequencer: true,
      ledgerSigner: 'own',
      witnessReach: 'public',
    })
  })
  it('environment', () => {
    const env = {
      HOST: '0.0.0.0',
      PORT: '81',
      DATA_DIR: '/d',
      DATABASE_URL: 'postgres://a@b/c',
      PUBLIC_URL: 'https://x.example/',
    }
    expect(readConfig([], env)).toMatchObject({
      host: '0.0.0.0',
      port: 81,
      dataDir: '/d',
      publicUrl: 'https://x.example',
    })
    expect(readConfig(['--port', '82', '--data', '/e', '--demo'], env)).toMatchObject({
      port: 82,
      dataDir: '/e',
      demo: true,
    })
    expect(readConfig(['--no-demo'], {}).demo).toBe(false)
    expect(readConfig([], { WITNESS_REACH: 'private' }).witnessReach).toBe('private')
    expect(() => readConfig([], { WITNESS_REACH: 'anywhere' })).toThrow(/WITNESS_REACH/u)
  })
  it('a demonstration runs as fast as asked, within reason', () => {
    expect(readConfig(['--demo-speed', '60'], {}).demoSpeed).toBe(60)
    expect(readConfig(['--demo-speed', '1.5'], {}).demoSpeed).toBe(1.5)
    for (const wrong of ['0', '-3', 'fast', '3601', '1e3'])
      expect(() => readConfig(['--demo-speed', wrong], {}), wrong).toThrow(/speed|速度/u)
  })
  it('a path counts from where npm was called', () => {
    expect(readConfig(['--data', 'here'], { INIT_CWD: '/somewhere' }).dataDir).toBe(
      '/somewhere/here',
    )
  })

  it('leaves the log to a sequencer and a signer of their own where it is told to', () => {
    expect(readConfig(['--no-sequencer'], {}).sequencer).toBe(false)
    const signer = (LEDGER_SIGNER: string) => readConfig([], { LEDGER_SIGNER }).ledgerSigner
    expect(['', 'own', 'socket', '/srv/s/socket'].map(signer)).toEqual([
      'own',
      'own',
      'socket',
      '/srv/s/socket',
    ])
    expect(() => signer('apart')).toThrow(/LEDGER_SIGNER/)
  })
})
