// Runs in the page. Says of which visible texts below the element the contrast is below `least` (WCAG 2.2, 1.4.3).
// Backgrounds are composed over those of the ancestors; the text of a disabled control may be faint.
(function faintTexts(root, least) {
  const parse = (css) => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (css.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue, alpha];
  };
  const over = ([red, green, blue, alpha], below) => {
    const mix = (top, bottom) => top * alpha + bottom * (1 - alpha);
    return [mix(red, below[0]), mix(green, below[1]), mix(blue, below[2])];
  };
  const luminance = (color) => {
    const [red, green, blue] = color.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const chain = (element) => (element ? [...chain(element.parentElement), element] : []);
  const top = document.querySelector(root);
  if (!top) throw new Error(`There is no ${root} in the page.`);
  const found = new Map();
  const seen = new Set();
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent.trim();
    if (text === '' || seen.has(element)) continue;
    seen.add(element);
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || element.getClientRects().length === 0) continue;
    if (element.closest(':disabled, [aria-disabled="true"], script, style, noscript, option')) continue;
    let background = [255, 255, 255];
    let opacity = 1;
    for (const one of chain(element)) {
      const style = getComputedStyle(one);
      background = over(parse(style.backgroundColor), background);
      opacity *= Number(style.opacity);
    }
    const [red, green, blue, alpha] = parse(getComputedStyle(element).color);
    const color = over([red, green, blue, alpha * opacity], background);
    const [light, dark] = [luminance(color), luminance(background)].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < least) {
      const place = chain(element).slice(-4).map((one) => `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''}`);
      const kind = `${ratio.toFixed(2)}: rgb(${color.map(Math.round)}) on rgb(${background.map(Math.round)}) in ${place.join(' > ')}`;
      if (!found.has(kind)) found.set(kind, `${kind}, such as "${text.slice(0, 40)}"`);
    }
  }
  return [...found.values()];
})
