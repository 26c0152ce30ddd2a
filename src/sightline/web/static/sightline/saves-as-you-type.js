// Saves each block of a long form as it is typed. Without this file the form has its own button.
// What can’t be sent stays on this device, sealed (unsaved.js), and is sent again until it is there.
import { Unsaved, sweep } from './unsaved.js'

const PAUSE = 700
const LONGEST_WAIT = 30000
const place = document.querySelector('[data-saves]')
const { saves, person, audit, seal, tab } = place.dataset
const status = place.querySelector('[data-saved]')
const token = () => document.querySelector('input[name=csrfmiddlewaretoken]').value
const unsaved = new Unsaved(person, audit, seal)
const waiting = new Map() // block → what to send
const timers = new Map()
let isSending = false
let wait = 1000
let again = null
let mustReload = false
let isKept = unsaved.canKeep

const say = (words, isTrouble = false) => {
  status.hidden = false
  status.textContent = words
  status.classList.toggle('quality-saved--trouble', isTrouble)
}

const fieldsOf = block => {
  const data = new FormData()
  for (const field of block.querySelectorAll('input, textarea, select')) {
    if (field.closest('[data-block]') !== block || !field.name) continue
    if (field.name.endsWith(':read') || (/radio|checkbox/.test(field.type) && !field.checked)) continue
    data.append(field.name, field.value)
  }
  return [...data.entries()]
}
const blockCalled = name => [...place.querySelectorAll('[data-block]')].find(each => each.dataset.block === name)
const readOf = block => block.querySelector(`input[name="${block.dataset.block}:read"]`)

function typed (block) {
  const name = block.dataset.block
  const known = waiting.get(name)
  const own = known?.tab && known.tab !== tab ? known.tab : tab
  waiting.set(name, { fields: fieldsOf(block), read: readOf(block)?.value || '0', tab: own, reloads: 'reloads' in block.dataset })
  unsaved.keep(name, waiting.get(name)).then(kept => { isKept = kept })
  say('Not saved yet…')
  clearTimeout(timers.get(name))
  timers.set(name, setTimeout(send, PAUSE))
}

async function send () {
  if (isSending || !waiting.size) return
  isSending = true
  clearTimeout(again)
  let isLost = false
  for (const [name, what] of [...waiting]) {
    if (what.stuck) continue
    const answer = await post(name, what)
    if (!answer) { isLost = true; break }
    await heard(name, what, answer)
  }
  isSending = false
  if (isLost) later()
  else if ([...waiting.values()].some(each => !each.stuck)) setTimeout(send, PAUSE)
  else if (!waiting.size) allSaved()
}

function allSaved () {
  wait = 1000
  say(`All saved, ${new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}.`)
  if (mustReload) location.reload()
}

async function post (name, what) {
  const body = new FormData()
  body.append('csrfmiddlewaretoken', token())
  body.append('block', name)
  body.append('tab', what.tab)
  for (const [field, value] of what.fields) body.append(field, value)
  body.append(`${name}:read`, what.read)
  try {
    return await fetch(saves, { method: 'POST', body, redirect: 'manual', credentials: 'same-origin', headers: { 'X-Keeps-Its-Own': 'yes' } })
  } catch { return null }
}

async function heard (name, what, answer) {
  const block = blockCalled(name)
  if (answer.ok) {
    const { version } = await answer.json()
    if (block && readOf(block)) readOf(block).value = version
    const newer = waiting.get(name)
    mustReload ||= Boolean(what.reloads)
    if (newer === what) { waiting.delete(name); unsaved.drop(name) } else if (newer) newer.read = version
    return
  }
  what.stuck = true
  if (answer.type === 'opaqueredirect' || answer.status === 403) return signInAgain()
  if (answer.status === 409) {
    if (block) return bothVersions(block, what, await answer.json())
    return say(`On another page of this audit something newer was saved than what you typed. ${where()} Open that page to choose.`, true)
  }
  if (answer.status === 400) { const { said } = await answer.json(); return problem(block, said) }
  if (answer.status >= 500) { what.stuck = false; return later() }
  say('This audit can no longer be written here. Copy what you typed from the page.', true)
}

const where = () => isKept ? 'What you typed is kept on this device.' : 'This browser can’t keep what you typed: leave the page open.'

function later () {
  say(isKept ? 'Not saved yet, kept on this device. Trying again…' : `Not saved yet. ${where()} Trying again…`, true)
  clearTimeout(again)
  again = setTimeout(send, wait)
  wait = Math.min(2 * wait, LONGEST_WAIT)
}

function signInAgain () {
  say(`You have been signed out. ${where()} `, true)
  const link = document.createElement('a')
  link.className = 'govuk-link'
  link.href = location.href
  link.textContent = 'Sign in again'
  if (!isKept) link.target = '_blank'
  status.append(link)
}

function problem (block, said, ...more) {
  say(said, true)
  if (!block) return
  block.querySelector('[data-problem]')?.remove()
  const words = document.createElement('div')
  words.dataset.problem = ''
  words.className = 'govuk-error-message'
  words.setAttribute('role', 'alert')
  words.append(said, ...more)
  block.append(words)
}

function bothVersions (block, what, { said, version, theirs }) {
  const there = document.createElement('p')
  there.textContent = `It now says: ${theirs || '–'}`
  const mine = button('Keep mine', () => { what.read = version; what.stuck = false; words(); send() })
  const other = button('Take what is there', () => { waiting.delete(block.dataset.block); unsaved.drop(block.dataset.block); location.reload() })
  const words = () => block.querySelector('[data-problem]')?.remove()
  problem(block, said, there, mine, ' ', other)
}

function button (title, press) {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'govuk-button govuk-button--secondary'
  made.textContent = title
  made.addEventListener('click', press)
  return made
}

function fill (block, fields) {
  const left = [...fields]
  for (const field of block.querySelectorAll('input, textarea, select')) {
    if (!field.name || field.name.endsWith(':read') || field.closest('[data-block]') !== block) continue
    if (/radio|checkbox/.test(field.type)) { field.checked = fields.some(([name, value]) => name === field.name && value === field.value); continue }
    const at = left.findIndex(([name]) => name === field.name)
    field.value = at < 0 ? '' : left.splice(at, 1)[0][1]
  }
}

async function restore () {
  const found = await unsaved.all()
  for (const { block, ...what } of found) {
    waiting.set(block, { ...what, stuck: false })
    const here = blockCalled(block)
    if (here) fill(here, what.fields)
  }
  if (!found.length) return
  const told = document.createElement('p')
  told.className = 'govuk-inset-text'
  told.dataset.restored = ''
  told.textContent = `Restored from this device: ${found.length === 1 ? 'one entry' : `${found.length} entries`} that had not been saved.`
  place.prepend(told)
  send()
}

sweep(person)
restore()
place.addEventListener('input', event => {
  const block = event.target.closest('[data-block]')
  if (block) { block.querySelector('[data-problem]')?.remove(); typed(block) }
})
for (const form of place.querySelectorAll('form')) {
  form.addEventListener('submit', event => {
    // What waits goes the usual way, so that a button pressed without a connection loses nothing;
    // a button with a name of its own says something itself.
    const isOurs = 'handsIn' in form.dataset || form.querySelector('[data-block]')
    if (!isOurs || !waiting.size || event.submitter?.name) return
    event.preventDefault()
    if ([...waiting.values()].every(each => each.stuck)) return status.scrollIntoView()
    say('Not everything is saved yet. Trying again…', true)
    send()
  })
}
window.addEventListener('beforeunload', event => { if (waiting.size && !isKept) event.preventDefault() })
window.addEventListener('online', () => { wait = 1000; send() })
document.addEventListener('visibilitychange', () => { if (!document.hidden) send() })
