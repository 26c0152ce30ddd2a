// Without this file every page still works; with it, the menu folds on a narrow screen.
// The classes say "scripts run here"; GOV.UK Frontend asks for both.
import { initAll } from './govuk-frontend.min.js'
import { forgetAll, isAnythingKept, sweep } from './unsaved.js'

document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('govuk-frontend-supported')
}
initAll()

// Nothing that somebody typed stays on this device once they sign out, or for longer than a week.
sweep()
document.querySelector('.sightline-header__person')?.addEventListener('submit', event => {
  const words = 'Something you typed is not saved yet. If you sign out now, it is lost. Sign out?'
  if (isAnythingKept() && !window.confirm(words)) return event.preventDefault()
  forgetAll()
})
