import { ListedFreeMail } from './listed-free-mail.js';

const freeMail = new ListedFreeMail();

it.each(['gmail.com', 'googlemail.com', 'yahoo.co.uk', 'outlook.com', 'icloud.com', 'proton.me', 'gmx.de', 'web.de', 'qq.com', 'mail.ru', 'fastmail.com', 'tuta.io', 'xn--mllmail-n2a.com'])('%s gives an address to anyone', (domain) => {
  expect(freeMail.has(domain)).toBe(true);
});

it.each(['acme.com', 'mail.acme.com', 'gmail.com.acme.com', 'google.com', 'example.com', 'com', ''])('%j says who somebody works for, or nothing', (domain) => {
  expect(freeMail.has(domain)).toBe(false);
});
