// A card's QR code brings its code along behind the #: it goes into the field and out of the address.
const cardCode = document.querySelector("[data-card-code]");
if (cardCode && window.location.hash.length > 1) {
  cardCode.value = decodeURIComponent(window.location.hash.slice(1));
  window.history.replaceState(null, "", window.location.pathname);
}
