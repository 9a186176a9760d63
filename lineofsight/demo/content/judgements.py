"""What was claimed of the demonstration's objectives, and the tests of their effect."""

#: objective reference → (kind, what is looked at, what would show it, days from today until it is judged,
#: None or (result, days since it was judged, what was seen))
TESTS = {
    "1.4": ("figure", "Children offered a talk within three days, month by month.", "Nine in ten, three months running", 120, None),
    "2.2": ("audit", "Twenty assessments of neglect, each read by two agencies.", "The tool is used well in fifteen", 20, None),
    "3.1": ("training", "Places taken on the course, by agency.", "Forty places, from eight agencies or more", -10, ("met", 8, "Forty-two places from nine agencies; the list of each agency was seen.")),
    "C1.1": ("audit", "Twenty referrals a quarter, against the thresholds.", "Sixteen at the right level, twice running", -5, None),
    "C4.2": ("feedback", "What the Youth Board says about being heard.", "They can name what came of what they said", -12, ("failed", 6, "Four of eleven could name anything that came of what they had said.")),
}  # fmt: skip

#: objective reference → (judgement, days since it was claimed, what is claimed, title and words of the evidence,
#: None or (accepted?, days since it was judged, what was seen))
CLAIMS = {
    "1.1": ("done", 40, "The review is published, and each agency has answered in writing.", "Answers to the outside look", "Fourteen written answers lie in the partnership's library, one from each agency that was asked.", (True, 30, "The report and all fourteen answers were seen.")),
    "1.2": ("done", 12, "The group has its terms and has met twice.", "Terms and notes of two meetings", "Terms of reference agreed on 2 October; notes of both meetings.", None),
    "3.1": ("done", 70, "The course ran five times with room for nobody more.", "Register of the course", "Five registers, signed by the trainers.", (True, 60, "Five registers seen.")),
    "C3.3": ("done", 30, "The report went to the three chief officers.", "Covering letter of the report", "A letter of 28 September to the three chief officers.", (False, 22, "The letter is there, but the report still lacks the figures of two agencies.")),
    "C4.2": ("done", 90, "Five meetings with the Youth Board, every other month.", "Notes of five meetings", "Notes of five meetings, each agreed with the young people.", (True, 80, "Notes of all five were read.")),
}  # fmt: skip
