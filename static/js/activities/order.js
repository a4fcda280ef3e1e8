// Steps are moved up and down by buttons. Without this script each place has a menu; both fill the same fields.
class OrderSteps extends HTMLElement {
  connectedCallback() {
    const offered = this.querySelector("[data-offered]");
    this.texts = [...offered.querySelectorAll("[data-text]")];
    this.places = [...this.querySelectorAll("[data-place]")];
    offered.hidden = true;
    this.order = this.orderNow();
    for (const [at, place] of this.places.entries()) {
      place.querySelector("select").hidden = true;
      for (const part of place.querySelectorAll("[data-shown-text], [data-moves]")) part.hidden = false;
      for (const button of place.querySelectorAll("[data-by]")) {
        button.addEventListener("click", () => this.move(at, Number(button.dataset.by)));
      }
    }
    this.draw();
  }

  // What the menus say, once every step has a place; until then the order in which they are offered.
  orderNow() {
    const chosen = this.places.map((place) => Number(place.querySelector("select").value));
    const complete = new Set(chosen).size === chosen.length && !chosen.includes(0);
    return complete ? chosen : chosen.map((_, at) => at + 1);
  }

  draw() {
    for (const [at, place] of this.places.entries()) {
      place.querySelector("select").value = String(this.order[at]);
      const words = this.texts[this.order[at] - 1].cloneNode(true).childNodes;
      place.querySelector("[data-shown-text]").replaceChildren(...words);
    }
  }

  move(at, by) {
    const to = at + by;
    [this.order[at], this.order[to]] = [this.order[to], this.order[at]];
    this.draw();
    this.forget();
    const buttons = [...this.places[to].querySelectorAll("[data-by]")];
    const same = buttons.find((button) => Number(button.dataset.by) === by);
    (same.disabled ? buttons.find((button) => button !== same) : same).focus();
  }

  // What was said about another order does not hold for this one.
  forget() {
    const block = this.closest(".block") ?? this;
    for (const said of block.querySelectorAll("[data-verdict], .error")) said.remove();
    for (const place of this.places) place.classList.remove("fits");
  }
}

customElements.define("order-steps", OrderSteps);
