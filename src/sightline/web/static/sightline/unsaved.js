// What could not be saved yet, kept on this device until it is: sealed with a key that only the
// signed-in person’s page brings, for seven days at most, and gone when they sign out.
const NAME = 'sightline-unsaved:'
const LONGEST = 7 * 24 * 3600 * 1000
const text = new TextEncoder()
const canSeal = Boolean(window.crypto?.subtle)

const names = () => Object.keys(localStorage).filter(name => name.startsWith(NAME))
const readable = name => { try { return JSON.parse(localStorage.getItem(name)) } catch { return null } }

// What is too old goes; and with `person`, whatever anybody else left on this device.
export function sweep (person = null) {
  for (const name of names()) {
    const kept = readable(name)
    const isOld = !kept || Date.now() - kept.at > LONGEST
    if (isOld || (person && !name.startsWith(`${NAME}${person}:`))) localStorage.removeItem(name)
  }
}

export function forgetAll () { names().forEach(name => localStorage.removeItem(name)) }

export const isAnythingKept = () => names().length > 0

export class Unsaved {
  constructor (person, audit, seal) {
    this.start = `${NAME}${person}:${audit}:`
    this.canKeep = canSeal
    const bytes = Uint8Array.from(atob(seal), letter => letter.charCodeAt(0))
    this.key = canSeal ? crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']) : null
    this.turn = {}
  }

  async keep (block, typed) {
    if (!this.key) return false
    const turn = this.turn[block] = (this.turn[block] || 0) + 1
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await this.key, text.encode(JSON.stringify(typed)))
    if (this.turn[block] !== turn) return true
    const kept = { at: Date.now(), iv: [...iv], sealed: [...new Uint8Array(sealed)] }
    try { localStorage.setItem(this.start + block, JSON.stringify(kept)) } catch { return false }
    return true
  }

  drop (block) {
    this.turn[block] = (this.turn[block] || 0) + 1
    localStorage.removeItem(this.start + block)
  }

  async all () {
    const found = []
    for (const name of names().filter(name => this.start && name.startsWith(this.start))) {
      const kept = readable(name)
      try {
        const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: new Uint8Array(kept.iv) }, await this.key, new Uint8Array(kept.sealed))
        found.push({ block: name.slice(this.start.length), ...JSON.parse(new TextDecoder().decode(opened)) })
      } catch { localStorage.removeItem(name) }
    }
    return found
  }
}
