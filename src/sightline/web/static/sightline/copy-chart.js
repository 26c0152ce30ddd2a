// “Copy the chart”, for a paper or a slide. Without scripts, or in a browser that can’t put a picture
// on the clipboard, the button is not there; the links to the picture always are.
const places = document.querySelectorAll('[data-copy-chart]')

const say = (status, text) => { status.textContent = text }

async function copy (address, status) {
  const picture = fetch(address).then(answer => {
    if (!answer.ok) throw new Error(answer.statusText)
    return answer.blob()
  })
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
    say(status, 'The chart is copied: paste it where you want it.')
  } catch {
    say(status, 'The chart could not be copied. Take the picture (PNG) instead.')
  }
}

if (navigator.clipboard?.write && window.ClipboardItem) {
  for (const place of places) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'govuk-button govuk-button--secondary'
    button.textContent = 'Copy the chart'
    const status = document.createElement('p')
    status.className = 'govuk-body'
    status.setAttribute('role', 'status')
    button.addEventListener('click', () => copy(place.dataset.copyChart, status))
    place.append(button, status)
  }
}
