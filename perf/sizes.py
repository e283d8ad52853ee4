"""What the agent takes by the number of its sensors: memory, and CPU of a scrape. A sensor is one stored series with
its window, which is four lines on the page."""
import statistics
import threading
import time

import page
from messages import note
from processes import Agent, Load, run_load

WINDOW_SECONDS = 30     # of perf/agent.yaml
BETWEEN_SCRAPES = 0.15  # the agent gives a page younger than 100 ms again
AT_ONCE = 8
MB = 1e6

# sensors, bound of resident memory in MB; 25,000 sensors are the 100,000 lines of the bounds for a scrape
SIZES = ((1_000, None), (10_000, 14), (25_000, None), (100_000, 48))
LINES = 100_000


def wait_for_next_window():
    time.sleep(WINDOW_SECONDS - time.time() % WINDOW_SECONDS + 0.05)


def cpu_of_scrapes(agent, count, idle_ns_per_second, gzip):
    """Median in ms, and the bytes sent."""
    spent = []
    with page.Scraper(agent.port) as scraper:
        scraper.scrape(gzip)  # the first one learns how long the page is
        for _ in range(count):
            time.sleep(BETWEEN_SCRAPES)
            start, before = time.monotonic(), agent.cpu_ns()
            sent = len(scraper.scrape(gzip))
            spent.append((agent.cpu_ns() - before - idle_ns_per_second * (time.monotonic() - start)) / 1e6)
    return statistics.median(spent), sent


def measure(options, programs, directory, broker, sensors):
    scrapes = 5 if options.quick else 25
    with Agent(options.agent, directory, broker.port) as agent:
        agent.connect()
        seen = {"empty": agent.memory_bytes("VmRSS")}
        wait_for_next_window()  # all samples into one
        run_load(programs, broker.port, topics=sensors, count=3 * sensors, qos=1)
        agent.wait_for(3 * sensors)
        time.sleep(1.5)
        seen["peak of the intake"] = agent.memory_bytes("VmHWM")
        seen["known"] = agent.memory_bytes("VmRSS")
        agent.forget_peak()
        wait_for_next_window()  # from here on that window is the last whole one
        before = agent.cpu_ns()
        time.sleep(2)
        idle = (agent.cpu_ns() - before) / 2
        seen["packed"] = cpu_of_scrapes(agent, scrapes, idle, gzip=True)
        seen["peak of packed scrapes"] = agent.memory_bytes("VmHWM")
        time.sleep(1)
        seen["between scrapes"] = agent.memory_bytes("VmRSS")
        seen["plain"] = cpu_of_scrapes(agent, scrapes, idle, gzip=False)
        seen["peak of plain scrapes"] = agent.memory_bytes("VmHWM")
        with page.Scraper(agent.port) as scraper:
            seen["lines"] = page.lines(scraper.scrape())
        seen["at once"] = scrapes_at_once(agent, scrapes)
        if sensors * 4 == LINES:
            seen["intake"] = intake_during_scrapes(programs, directory, broker, agent)
    return seen


def scrapes_at_once(agent, rounds):
    """CPU of eight scrapes at the same time in ms, and how many different pages they got (median of the rounds)."""
    cpu, different = [], []
    for _ in range(rounds):
        time.sleep(BETWEEN_SCRAPES)
        got = [b""] * AT_ONCE
        together = threading.Barrier(AT_ONCE)

        def scrape(place, got=got, together=together):
            with page.Scraper(agent.port) as scraper:
                together.wait()
                got[place] = scraper.scrape(gzip=True)

        threads = [threading.Thread(target=scrape, args=(place,)) for place in range(AT_ONCE)]
        before = agent.cpu_ns()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        cpu.append((agent.cpu_ns() - before) / 1e6)
        different.append(len(set(got)))
    return statistics.median(cpu), statistics.median(different)


def intake_during_scrapes(programs, directory, broker, agent):
    """10,000 messages in five seconds while one scrape follows the other: how many were not taken."""
    with page.Scraper(agent.port) as scraper:
        before = page.messages(scraper.scrape())["taken"]
        with Load(programs, directory, broker.port, "beside", topics=1000, count=10_000, qos=1, rate=2000) as load:
            while not load.ended():
                scraper.scrape(gzip=True)
        time.sleep(0.5)
        return 10_000 - (page.messages(scraper.scrape())["taken"] - before)


def compare_sizes(options, programs, directory, broker, figures):
    for sensors, most in SIZES:
        note(f"memory and scrapes with {sensors:,} sensors")
        seen = measure(options, programs, directory, broker, sensors)
        if sensors == SIZES[0][0]:
            figures.add("resident, no sensor yet", seen["empty"] / MB, "MB")
        figures.add(f"resident, {sensors:,} sensors, between scrapes", seen["between scrapes"] / MB, "MB", most=most)
        for peak in ("peak of the intake", "peak of packed scrapes", "peak of plain scrapes"):
            figures.add(f"resident, {sensors:,} sensors, {peak}", seen[peak] / MB, "MB")
        for form in ("plain", "packed"):
            milliseconds, sent = seen[form]
            bounded = form == "plain" and sensors * 4 == LINES
            figures.add(f"CPU of a scrape, {form}, {seen['lines']:,} lines, {sent / MB:.2f} MB", milliseconds, "ms",
                        most=20 if bounded else None)
        cpu, different = seen["at once"]
        figures.add(f"CPU of {AT_ONCE} packed scrapes at once, {seen['lines']:,} lines", cpu, "ms",
                    beside=seen["packed"][0], ratios=[cpu / seen["packed"][0]])
        figures.add(f"pages made for {AT_ONCE} scrapes at once, {seen['lines']:,} lines", different, "", most=1)
        if "intake" in seen:
            figures.add(f"messages not taken of 10,000 at 2,000/s during scrapes of {seen['lines']:,} lines",
                        seen["intake"], "", most=0)


def compare_starts(options, directory, broker, figures):
    for name, port in (("with a broker", broker.port), ("without a broker", 1)):
        times = []
        for _ in range(3 if options.quick else 15):
            with Agent(options.agent, directory, port) as agent:
                times.append(agent.first_scrape_ms())
        figures.add(f"start to the first good scrape, {name}", statistics.median(times), "ms")
