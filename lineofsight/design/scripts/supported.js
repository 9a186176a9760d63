// Runs before the page is drawn, so that what scripts improve does not jump: GOV.UK Frontend's own two class names.
document.body.className += " js-enabled" + ("noModule" in HTMLScriptElement.prototype ? " govuk-frontend-supported" : "");
