// Passkeys: when its form is sent, the browser makes one or shows one, and what it gives goes along as "credential".

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));

function words(buffer) {
  const text = btoa(String.fromCharCode(...new Uint8Array(buffer)));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

const withBytes = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

// A passkey that names its holder by itself and always asks for a fingerprint, a face or a PIN.
async function make({ publicKey }) {
  return navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      user: { ...publicKey.user, id: bytes(publicKey.user.id) },
      excludeCredentials: withBytes(publicKey.excludeCredentials),
      authenticatorSelection: {
        ...publicKey.authenticatorSelection,
        residentKey: "required",
        requireResidentKey: true,
        userVerification: "required",
      },
    },
  });
}

async function show({ publicKey }) {
  return navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      allowCredentials: withBytes(publicKey.allowCredentials),
    },
  });
}

function asText(credential) {
  const given = credential.response;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const response = Object.fromEntries(parts.filter((part) => given[part]).map((part) => [part, words(given[part])]));
  return JSON.stringify({
    id: credential.id,
    rawId: words(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  });
}

const TROUBLE = {
  InvalidStateError: "This device holds a passkey of your account already. Use another device, or remove that one first.",
  SecurityError: "The browser gives no passkey at this address. Open the product at its usual address and try again.",
  NotAllowedError: "No passkey was given. Try again, or choose another way.",
};

async function ask(form, part) {
  const trouble = form.querySelector("[data-passkey-trouble]");
  trouble.hidden = true;
  try {
    const { options, optionsFrom, passkey } = part.dataset;
    const told = options
      ? JSON.parse(options)
      : (await (await fetch(optionsFrom, { headers: { Accept: "application/json" } })).json()).request_options;
    form.elements.credential.value = asText(await (passkey === "make" ? make(told) : show(told)));
    form.submit();
  } catch (fault) {
    trouble.textContent = TROUBLE[fault.name] || "That did not work. Try again in a minute, or choose another way.";
    trouble.hidden = false;
  }
}

document.querySelectorAll("[data-passkey]").forEach((part) => {
  const form = part.closest("form");
  if (!window.PublicKeyCredential) return;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(form, part);
  });
});
