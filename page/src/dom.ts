// Elements without a framework.

type Child = Node | string | undefined;
type Properties<Name extends keyof HTMLElementTagNameMap> = Partial<
  Omit<HTMLElementTagNameMap[Name], 'attributes' | 'style'>
> & {
  /** Attributes that are no properties, such as `aria-label`. */
  attributes?: Record<string, string>;
};

/** Makes an element with properties and children. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Properties<Name> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const { attributes = {}, ...rest }: { attributes?: Record<string, string> } = properties;
  const element = Object.assign(document.createElement(name), rest);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children.filter((child): child is Node | string => child !== undefined));
  return element;
}

/** Makes a button. */
export function button(text: string, onclick: () => void, className = ''): HTMLButtonElement {
  return make('button', { className, onclick, textContent: text, type: 'button' });
}

/** Makes the heading of a screen, which takes the focus when the screen comes. */
export function heading(text: string): HTMLHeadingElement {
  return make('h2', { tabIndex: -1, textContent: text });
}

/** Offers a text to the person as a file. */
export function download(name: string, text: string): void {
  const link = make('a', { download: name, href: URL.createObjectURL(new Blob([text], { type: 'application/json' })) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}
