"""The cautious way of the Hamhung trip, as a program of its own.

It is asked in lines of JSON on standard input and answers in lines of JSON on standard output:
  {"ask": "start", ...}               before each campaign; any answer will do
  {"ask": "decide", "view": {...}}    the answer is a decision, such as {"do": "wait", "days": 3}
A view is what a trader sees. Amounts are whole smallest units; view["moves"] lists what may be decided now.

  npx jangmadang run hamhung-trip --strategy "cmd:python3 scenarios/hamhung-trip/strategies/careful.py" --trust
"""

import json
import sys

CHOICES = {
    "leaving.start": "leave-some",
    "consignment.offer": "half",
    "consignment.where": "drum",
    "packing.start": "straw",
    "snow.start": "halt",
    "snow-on-birds.start": "halt",
    "fire.start": "share",
    "return.start": "report",
    "stopped.found": "part",
    "buyer.start": "sell-all",
    "sharing.start": "halves",
}
FEW_BIRDS = 100
LEAVING_DAY = 8


def has(view, what):
    return next((it["has"] for it in view["money"] + view["goods"] if it["id"] == what), 0)


def may(view, kind):
    """What may be decided now of one kind, with the bounds of its amount."""
    return [move for move in view["moves"] if move["decision"]["do"] == kind]


def choose(view, wanted):
    open_now = [option["id"] for option in view["options"] if option["open"]]
    return {"do": "choose", "option": wanted if wanted in open_now else open_now[0]}


def answer(view, amount):
    bounds = view["range"]
    return {"do": "answer", "amount": max(bounds["from"], min(bounds["to"], int(amount)))}


def ask(view, name):
    if name in ("leaving.purse", "varnish.start"):
        return answer(view, has(view, "won") / 3)
    if name == "hawker.start":
        return answer(view, FEW_BIRDS)
    if name == "stopped.cut":
        return answer(view, has(view, "pobedit") / 2)
    return answer(view, view["range"]["from"])


def plan(view, memory):
    debt = next((it for it in view["debts"] if it["id"] == "consignment"), {"owed": 0, "mostToRepay": 0})
    routes = [route["id"] for route in view["routes"]]
    if view["atHome"]:
        if not memory["been there"] and "out" in routes:
            return {"do": "travel", "route": "out"}
        for move in may(view, "sell"):
            if move["decision"]["good"] == "duckling":
                return {**move["decision"], "amount": move["to"]}
        if 0 < debt["owed"] <= debt["mostToRepay"]:
            return {"do": "repay", "credit": "consignment", "amount": debt["owed"]}
        if view["finishes"]:
            return {"do": "finish", "ending": view["finishes"][0]}
    elif view["place"] == "hamhung":
        if view["day"] < LEAVING_DAY:
            return {"do": "wait", "days": min(LEAVING_DAY - view["day"], view["longestWait"])}
        if "home" in routes:
            return {"do": "travel", "route": "home"}
    return {"do": "wait", "days": view["longestWait"]}


def decide(view, memory):
    rest = view["rest"]
    if rest["kind"] == "begin":
        return {"do": "begin"}
    if rest["kind"] == "plan":
        return plan(view, memory)
    name = rest["encounter"] + "." + rest["node"]
    memory["been there"] = memory["been there"] or rest["encounter"] == "consignment"
    if rest["kind"] == "ask":
        return ask(view, name)
    if name == "reckoning.start":
        return choose(view, "pay" if has(view, "won") > 0 else "sell-belongings")
    return choose(view, CHOICES.get(name))


memory = {}
for line in sys.stdin:
    question = json.loads(line)
    if question["ask"] == "start":
        memory = {"been there": False}
        print("{}", flush=True)
    else:
        print(json.dumps(decide(question["view"], memory)), flush=True)
