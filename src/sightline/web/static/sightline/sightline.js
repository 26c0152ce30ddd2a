// Without this file every page still works; with it, the menu folds on a narrow screen.
// The classes say "scripts run here"; GOV.UK Frontend asks for both.
import { initAll } from './govuk-frontend.min.js'

document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('govuk-frontend-supported')
}
initAll()
