"""A shop in memory, by the rules of docs/availability.md and docs/decisions.md, minute by minute.

It shares no code with the library: zones are Python's, and every question is answered by
looking at each minute. Slow, and easy to see through. Times are UTC seconds, whole minutes.
"""

import dataclasses
import datetime
import zoneinfo

MINUTE = 60
OPEN = ("held", "booked", "in_progress")
CLASHES = {"taken", "vehicle_taken"}


@dataclasses.dataclass
class Rules:
    zone: zoneinfo.ZoneInfo
    hours: dict  # weekday (Monday is 0) -> [(first minute, end)], for who has none of their own
    slot: int
    travel: int
    wrap_up: int
    notice: int
    horizon: int
    max_per_day: int


@dataclasses.dataclass
class Mechanic:
    id: int
    hours: dict | None = None
    skills: frozenset = frozenset()


@dataclasses.dataclass
class Job:
    id: int
    status: str
    mechanic: int
    vehicle: int
    start: int
    end: int
    travel: int
    wrap_up: int
    planned: int
    place: tuple  # the paddings that its place asks for
    codes: list
    overridden: bool = False
    held_until: int | None = None
    started: bool = False
    began: int | None = None
    stop: int | None = None


class Refused(Exception):
    """What shopctl refuses, by its exit code."""

    def __init__(self, code):
        super().__init__(f"exit {code}")
        self.code = code


class ShopModel:
    def __init__(self, rules, mechanics, services, now):
        self.rules = rules
        self.services = services  # code -> (minutes, skills)
        self.mechanics = {mechanic.id: mechanic for mechanic in mechanics}
        self.now = now
        self.jobs = {}
        self.closures = {}  # id -> (mechanic or None, begin, end), wall times

    def attempt(self, act):
        """Does it whole, or not at all. Returns the exit code."""
        before = {number: dict(vars(job)) for number, job in self.jobs.items()}
        try:
            act()
            return 0
        except Refused as refusal:
            self.jobs = {number: self.jobs[number] for number in before}
            for number, job in self.jobs.items():
                vars(job).update(before[number])
            return refusal.code

    # What time it is --------------------------------------------------------------

    def wall(self, instant):
        return datetime.datetime.fromtimestamp(instant, self.rules.zone).replace(tzinfo=None)

    def date(self, instant):
        return self.wall(instant).date()

    def today(self):
        return self.date(self.now)

    # What is done -----------------------------------------------------------------

    def length(self, codes):
        return sum(self.services[code][0] for code in codes) * MINUTE

    def skills(self, codes):
        return frozenset(skill for code in codes for skill in self.services[code][1])

    # Who has time -----------------------------------------------------------------

    def status(self, job):
        """A hold lapses by its time, whether somebody has noticed or not."""
        if job.status == "held" and job.held_until <= self.now:
            return "lapsed"
        return job.status

    def holds(self, job):
        return self.status(job) not in ("cancelled", "lapsed")

    def busy_end(self, job):
        """A job that runs goes on until it is ended."""
        return max(job.end, self.now) if job.status == "in_progress" else job.end

    def busy_start(self, job):
        """One that was begun early keeps its mechanic from then on."""
        early = job.status == "in_progress" and job.began is not None
        return min(job.start, job.began) if early else job.start

    def others(self, but):
        return [job for job in self.jobs.values() if self.holds(job) and job.id != but]

    # Several cars in one driveway ---------------------------------------------------

    @staticmethod
    def first_at_stop(job):
        return job.id if job.stop is None else job.stop

    def mates(self, job):
        """The other jobs at its stop that hold time."""
        return [one for one in self.others(job.id)
                if self.first_at_stop(one) == self.first_at_stop(job)]

    @staticmethod
    def in_order(jobs):
        return sorted(jobs, key=lambda job: (job.mechanic, job.start, job.id))

    @staticmethod
    def stays_between(one, after):
        """Whether there is too little between two to leave and come back."""
        gap = after.start - one.end
        return one.mechanic == after.mechanic and \
            (gap == 0 or 0 < gap < one.place[1] + after.place[0])

    def last_at_stop(self, job):
        last = job
        for one in self.in_order(self.mates(job)):
            if (one.mechanic, one.start, one.id) > (last.mechanic, last.start, last.id) and \
                    self.stays_between(last, one):
                last = one
        return last

    def leave_stop(self, job, mates):
        """Who stands elsewhere belongs to the stop no more; was it the first, the next is."""
        firsts = [one.id for one in mates if one.stop is None]
        first = firsts[-1] if firsts else None
        job.stop = None
        for one in self.in_order(mates):
            if first is None:
                first, one.stop = one.id, None
            elif one.id != first:
                one.stop = first

    def share_paddings(self, job, moved=False):
        """What the stop's other jobs keep free after a change of one; refused for want of room."""
        mates = self.mates(job)
        if not mates:
            return
        rows = self.in_order(mates + ([job] if self.holds(job) else []))
        pairs = [(one, after) for one, after in zip(rows, rows[1:])
                 if self.stays_between(one, after)]
        grown = []
        for one in rows:
            travel = 0 if any(after is one for _, after in pairs) else one.place[0]
            wrap_up = 0 if any(before is one for before, _ in pairs) else one.place[1]
            if one.status in ("completed", "no_show"):
                travel, wrap_up = min(travel, one.travel), min(wrap_up, one.wrap_up)
            if one is not job and (travel > one.travel or wrap_up > one.wrap_up):
                grown.append(one)
            one.travel, one.wrap_up = travel, wrap_up
        if moved and not any(job in pair for pair in pairs):
            self.leave_stop(job, mates)
        at_stop = {one.id for one in mates} | {job.id}
        for one in grown:
            for other in self.others(one.id):
                if other.id not in at_stop and other.mechanic == one.mechanic and \
                        one.start - one.travel < other.end + other.wrap_up and \
                        other.start - other.travel < one.end + one.wrap_up:
                    raise Refused(4)
            self.lapse(one.mechanic, one.vehicle)

    def ranges(self, mechanic, date):
        hours = self.mechanics[mechanic].hours
        return (self.rules.hours if hours is None else hours).get(date.weekday(), [])

    def is_open(self, mechanic, instant, date):
        wall = self.wall(instant)
        minute = wall.hour * 60 + wall.minute
        if wall.date() != date:
            return False
        if not any(first <= minute < end for first, end in self.ranges(mechanic, date)):
            return False
        return not any(self.closes(closure, mechanic, wall) for closure in self.closures.values())

    @staticmethod
    def closes(closure, mechanic, wall):
        whose, begin, end = closure
        return whose in (None, mechanic) and begin <= wall < end

    def is_open_throughout(self, mechanic, start, end):
        date = self.date(start)
        return all(self.is_open(mechanic, t, date) for t in range(start, end, MINUTE))

    def on_grid(self, mechanic, start):
        wall = self.wall(start)
        ranges = self.ranges(mechanic, wall.date())
        minute = wall.hour * 60 + wall.minute
        return not ranges or (minute - ranges[0][0]) % self.rules.slot == 0

    def jobs_on(self, mechanic, date, but=None):
        return sum(job.mechanic == mechanic and self.date(job.start) == date
                   for job in self.others(but))

    def clashes(self, mechanic, vehicle, start, end, travel, wrap_up, but=None, stays=False,
                joins=None):
        """What is in the way; of a job that stays where it is, nothing that only runs over, and
        of those at its stop only their work."""
        found = set()
        for job in self.others(but):
            job_start = job.start if stays else self.busy_start(job)
            job_end = job.end if stays else self.busy_end(job)
            before, after = job.travel, 0 if job.id == joins else job.wrap_up
            if job.mechanic == mechanic and (start - travel < job_end + after and
                                             job_start - before < end + wrap_up):
                mate = stays and self.first_at_stop(job) == self.first_at_stop(self.jobs[but])
                if not mate or (start < job.end and job.start < end):
                    found.add("taken")
            if job.vehicle == vehicle and start < job_end and job_start < end:
                found.add("vehicle_taken")
        return found

    def broken(self, mechanic, vehicle, start, length, padding, skills, but=None, joins=None):
        """The rules that keep a mechanic from starting then; closed time is one rule here. Who
        joins a job at its stop needs neither notice nor the grid."""
        found = self.clashes(mechanic, vehicle, start, start + length, *padding, but, joins=joins)
        if start < self.now + (0 if joins else self.rules.notice):
            found.add("notice")
        if self.date(start) > self.today() + datetime.timedelta(days=self.rules.horizon):
            found.add("horizon")
        if not self.is_open_throughout(mechanic, start, start + length):
            found.add("closed")
        if not joins and not self.on_grid(mechanic, start):
            found.add("grid")
        has = self.mechanics[mechanic].skills
        if has and not skills <= has:
            found.add("skill")
        most = self.rules.max_per_day
        if most and self.jobs_on(mechanic, self.date(start), but) >= most:
            found.add("limit")
        return found

    def choose(self, vehicle, start, length, padding, skills, mechanic=None, but=None,
               preferred=None, override=False):
        asked = [mechanic] if mechanic else sorted(self.mechanics)
        broken = {who: self.broken(who, vehicle, start, length, padding, skills, but)
                  for who in asked}
        free = [who for who in asked if not broken[who]]
        if not free and override:
            free = [who for who in asked if not broken[who] & CLASHES]
        if not free:
            raise Refused(4 if override or any(rules <= CLASHES for rules in broken.values())
                          else 5)
        if preferred in free:
            return preferred
        date = self.date(start)
        return min(free, key=lambda who: (self.jobs_on(who, date, but), who))

    def open_starts(self, first, days, length, skills):
        """Every start that a search lists, with who can take it."""
        padding = (self.rules.travel, self.rules.wrap_up)
        begin = datetime.datetime.combine(first, datetime.time(), self.rules.zone)
        t = int(begin.timestamp()) - 3600 * 3
        starts = []
        while self.date(t) < first + datetime.timedelta(days=days):
            if self.date(t) >= first:
                free = [who for who in sorted(self.mechanics)
                        if not self.broken(who, None, t, length, padding, skills)]
                if free:
                    starts.append((t, free))
            t += 5 * MINUTE
        return starts

    # What happens -----------------------------------------------------------------

    def lapse(self, mechanic, vehicle):
        """Who books next marks the holds whose time has come."""
        for job in self.jobs.values():
            if self.status(job) == "lapsed" and (job.mechanic == mechanic or
                                                 job.vehicle == vehicle):
                job.status = "lapsed"

    def book(self, job_id, vehicle, start, codes, mechanic=None, hold=None, override=False):
        padding = (self.rules.travel, self.rules.wrap_up)
        length, skills = self.length(codes), self.skills(codes)
        who = self.choose(vehicle, start, length, padding, skills, mechanic, override=override)
        self.lapse(who, vehicle)
        job = Job(job_id, "booked", who, vehicle, start, start + length, *padding, length,
                  padding, list(codes), override)
        if hold:
            job.status = "held"
            job.held_until = self.now + hold
        self.jobs[job_id] = job

    def book_at_stop(self, job_id, vehicle, codes, first):
        """The next car in the driveway begins when the one before it is done."""
        self.require(first, "booked", "in_progress")
        last = self.last_at_stop(first)
        begin = max(last.end, self.now) if last.status == "in_progress" else last.end
        if begin - last.start > 24 * 3600:
            raise Refused(2)
        length, skills = self.length(codes), self.skills(codes)
        place = (self.rules.travel, self.rules.wrap_up)
        broken = self.broken(last.mechanic, vehicle, begin, length, (0, place[1]), skills,
                             joins=last.id)
        if broken:
            raise Refused(4 if broken <= CLASHES else 5)
        self.lapse(last.mechanic, vehicle)
        if begin > last.end:
            last.end, last.planned, last.wrap_up = begin, begin - last.start, 0
            if self.overlapping(last):
                raise Refused(4)
        last.wrap_up = 0
        self.jobs[job_id] = Job(job_id, "booked", last.mechanic, vehicle, begin,
                                begin + length, 0, place[1], length, place, list(codes),
                                stop=self.first_at_stop(first))

    def book_after(self, job_id, start, codes, first):
        """A second visit for the same car, some time after the first."""
        self.require(first, "booked", "in_progress", "completed")
        if start < first.end:
            raise Refused(2)
        self.book(job_id, first.vehicle, start, codes)

    def require(self, job, *states):
        if self.status(job) not in states:
            raise Refused(4)

    def confirm(self, job):
        self.require(job, "held")
        job.status = "booked"

    def move(self, job, start, mechanic=None):
        self.require(job, "held", "booked")
        if start == job.start and mechanic in (None, job.mechanic):
            raise Refused(4)
        length = job.end - job.start
        who = self.choose(job.vehicle, start, length, job.place, self.skills(job.codes), mechanic, job.id,
                          job.mechanic)
        self.lapse(who, job.vehicle)
        job.mechanic, job.start, job.end = who, start, start + length
        job.travel, job.wrap_up = job.place
        job.overridden = False
        self.share_paddings(job, moved=True)

    def edit(self, job, add=None, remove=None):
        """More work, or less: the job gets longer or shorter by as much."""
        self.require(job, *OPEN)
        if remove and remove not in job.codes:
            raise Refused(3)
        if add and add in job.codes:
            raise Refused(4)
        codes = [code for code in job.codes if code != remove] + ([add] if add else [])
        if not codes:
            raise Refused(4)
        by = self.length(codes) - self.length(job.codes)
        end = max(job.end + by, job.start + MINUTE)
        runs_longer = job.status == "in_progress" and by > 0
        if runs_longer:
            end = max(job.end, self.now) + by
        if max(end - job.start, job.planned + by) > 24 * 3600:
            raise Refused(2)
        if add:
            self.require_room(job, max(job.end, end), self.skills([add]))
        job.codes = codes
        job.end = end
        job.planned = end - job.start if runs_longer else max(job.planned + by, MINUTE)
        self.share_paddings(job)

    def give_to(self, job, mechanic):
        """Somebody else does it, who has to drive there."""
        self.require(job, *OPEN)
        if mechanic == job.mechanic:
            raise Refused(4)
        has = self.mechanics[mechanic].skills
        lacking = bool(has) and not self.skills(job.codes) <= has
        closed = not self.is_open_throughout(mechanic, job.start, job.end)
        most = self.rules.max_per_day
        full = most and self.jobs_on(mechanic, self.date(job.start), job.id) >= most
        if lacking or closed or full:
            raise Refused(5)
        if self.clashes(mechanic, job.vehicle, job.start, job.end, *job.place, job.id, stays=True):
            raise Refused(4)
        self.lapse(mechanic, job.vehicle)
        job.mechanic = mechanic
        job.travel, job.wrap_up = job.place
        self.share_paddings(job, moved=True)

    def require_room(self, job, end, skills=frozenset()):
        has = self.mechanics[job.mechanic].skills
        lacking = bool(has) and not skills <= has
        closed = not self.is_open_throughout(job.mechanic, job.start, end)
        if lacking or closed:
            raise Refused(5)
        if self.clashes(job.mechanic, job.vehicle, job.start, end, job.travel, job.wrap_up,
                        job.id, stays=True):
            raise Refused(4)
        self.lapse(job.mechanic, job.vehicle)

    def cancel(self, job):
        self.require(job, "held", "booked")
        job.status = "cancelled"
        self.share_paddings(job)

    def require_its_day(self, job):
        if self.today() < self.date(job.start):
            raise Refused(5)

    def start(self, job):
        self.require(job, "booked")
        self.require_its_day(job)
        job.status = "in_progress"
        job.started = True
        job.began = self.now

    def end_now(self, job):
        job.end = min(job.end, max(self.now, job.start + MINUTE))

    def complete(self, job, not_done=None):
        self.require(job, "booked", "in_progress")
        self.require_its_day(job)
        if not_done and not_done not in job.codes:
            raise Refused(3)
        if job.codes == [not_done]:
            raise Refused(4)
        job.status = "completed"
        self.end_now(job)
        if self.now <= job.start:
            job.travel = job.wrap_up = 0
        self.share_paddings(job)

    def no_show(self, job):
        self.require(job, "booked")
        if self.now < job.start:
            raise Refused(5)
        job.status = "no_show"
        self.end_now(job)
        job.wrap_up = 0
        self.share_paddings(job)

    def extend(self, job, by):
        self.require(job, *OPEN)
        end = job.end + by
        if job.status == "in_progress":
            end = max(end, self.now)
        if end - job.start > 24 * 3600:
            raise Refused(2)
        self.require_room(job, end)
        job.end = end
        job.planned = end - job.start
        self.share_paddings(job)

    def reinstate(self, job):
        self.require(job, "cancelled", "no_show", "completed", "in_progress")
        end = job.start + job.planned
        if self.clashes(job.mechanic, job.vehicle, job.start, end, *job.place, job.id,
                        stays=True):
            raise Refused(4)
        self.lapse(job.mechanic, job.vehicle)
        again = job.status == "completed" and job.started
        job.status = "in_progress" if again else "booked"
        job.started = again
        job.end = end
        job.travel, job.wrap_up = job.place
        self.share_paddings(job)

    def late(self, by, job=None):
        """The late job ends later; what follows moves as far as it must, or nothing does."""
        if job is None:
            midnight = datetime.datetime.combine(self.today(), datetime.time(), self.rules.zone)
            running = [one for one in self.jobs.values() if one.status == "in_progress"
                       and one.end > midnight.timestamp()]
            if len(running) != 1:
                raise Refused(2 if running else 3)
            job = running[0]
        self.require(job, "booked", "in_progress")
        if job.status == "booked":
            self.require_its_day(job)
        times = self.delayed(job, by)
        closed = any(not self.is_open_throughout(job.mechanic, start, end)
                     or self.date(start) != self.date(self.jobs[one].start)
                     for one, (start, end) in times.items())
        if closed:
            raise Refused(5)
        if any(self.vehicle_clash(one, times) for one in times):
            raise Refused(4)
        for one, (start, end) in times.items():
            self.lapse(job.mechanic, self.jobs[one].vehicle)
            self.jobs[one].start, self.jobs[one].end = start, end
        if job.status == "in_progress":
            job.planned = job.end - job.start
        for one in times:
            self.share_paddings(self.jobs[one])

    def delayed(self, job, by):
        if job.status == "in_progress":
            begin, end = job.start, max(job.end + by, self.now)
        else:
            begin = max(job.start + by, self.now)
            end = begin + job.end - job.start
        if end - begin > 24 * 3600:
            raise Refused(2)
        times = {job.id: (begin, end)}
        free_from = end + job.wrap_up
        after = [one for one in self.others(job.id)
                 if one.mechanic == job.mechanic and one.start > job.start]
        for one in sorted(after, key=lambda each: each.start):
            shift = free_from + one.travel - one.start
            if shift <= 0:
                break
            if one.status not in ("held", "booked"):
                raise Refused(4)
            times[one.id] = (one.start + shift, one.end + shift)
            free_from = one.end + shift + one.wrap_up
        return times

    def vehicle_clash(self, job_id, times):
        start, end = times[job_id]
        for other in self.others(job_id):
            other_start, other_end = times.get(other.id, (other.start, other.end))
            if other.vehicle == self.jobs[job_id].vehicle and start < other_end \
                    and other_start < end:
                return True
        return False

    def overlapping(self, job):
        return any(job.id in pair for pair in self.overlaps())

    def overlaps(self):
        """Pairs of rows that hold and overlap as they stand: there must be none."""
        found = []
        rows = [job for job in self.jobs.values() if job.status not in ("cancelled", "lapsed")]
        for a in rows:
            for b in rows:
                one_mechanic = a.mechanic == b.mechanic and \
                    a.start - a.travel < b.end + b.wrap_up and \
                    b.start - b.travel < a.end + a.wrap_up
                one_car = a.vehicle == b.vehicle and a.start < b.end and b.start < a.end
                if a.id < b.id and (one_mechanic or one_car):
                    found.append((a.id, b.id))
        return found
