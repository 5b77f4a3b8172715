"""An invented register of another pair: what rules must also hold for. Every fact here is made up.

Each report: (id, date, publisher, language, address, claims). Each claim: (record key, kind, quote, slots).
"""

from __future__ import annotations

P = ["AZE", "KGZ"]
ALI, JAP = {"name": "Ilham Aliyev", "role": "President", "country": "AZE"}, {"name": "Sadyr Japarov", "role": "President", "country": "KGZ"}  # fmt: skip
АЛИ, ЖАП = {"name": "Ильхам Алиев", "role": "президент", "country": "AZE"}, {"name": "Садыр Жапаров", "role": "глава государства", "country": "KGZ"}  # fmt: skip

REPORTS = [
    ("r01", "2022-04-20", "Azertac", "en", "https://azertag.az/en/1", [
        ("visit-2022-04", "meeting", "President Sadyr Japarov is in Baku on a state visit", {"format": "state_visit", "level": "head_of_state", "status": "held", "place": "Baku", "participants": [JAP], "host": "AZE"}),
        ("talks-2022-04", "meeting", "The two Presidents held talks in Baku on April 20", {"format": "talks", "level": "head_of_state", "status": "held", "date": "2022-04-20", "place": "Baku", "participants": [ALI, JAP], "host": "AZE"}),
        ("decl-strategic", "agreement", "A Declaration on Strategic Partnership was signed", {"title": "Declaration on Strategic Partnership", "type": "declaration", "status": "signed", "date": "2022-04-20"}),
        ("mou-farming", "agreement", "a Memorandum of Understanding on cooperation in agriculture", {"title": "Memorandum of Understanding on cooperation in agriculture", "type": "memorandum", "status": "signed", "date": "2022-04-20"}),
        ("interstate-council", "body", "an Interstate Council of Azerbaijan and the Kyrgyz Republic will be set up", {"name": "Interstate Council of Azerbaijan and the Kyrgyz Republic", "type": "council", "status": "planned"}),
        ("dev-fund", "body", "a joint Azerbaijani-Kyrgyz Development Fund is to be created", {"name": "Azerbaijani-Kyrgyz Development Fund", "type": "fund", "status": "planned"}),
        ("trade-100m", "target", "trade should reach $100 million by 2025", {"indicator": "trade_turnover", "value": 100000000, "unit": "USD", "direction": "reach", "qualifier": "exact", "deadline": "2025"}),
    ]),
    ("r02", "2022-04-21", "Кабар", "ru", "https://kabar.kg/2", [
        ("visit-2022-04", "meeting", "Садыр Жапаров завершил государственный визит в Азербайджан", {"format": "state_visit", "level": "head_of_state", "status": "held", "place": "Азербайджан", "participants": [ЖАП], "host": "AZE"}),
        ("decl-strategic", "agreement", "Подписана декларация о стратегическом партнёрстве", {"title": "декларация о стратегическом партнёрстве", "type": "declaration", "status": "signed"}),
        ("interstate-council", "body", "решено создать Межгосударственный совет", {"name": "Межгосударственный совет", "type": "council", "status": "planned"}),
        ("trade-2021", "figure", "в 2021 году товарооборот составил 27,5 млн долларов", {"indicator": "trade_turnover", "value": 27500000, "unit": "USD", "qualifier": "exact", "period": "2021"}),
        ("flights-baku-bishkek", "commitment", "стороны договорились открыть прямые авиарейсы Баку - Бишкек", {"actors": P, "action": "открыть прямые авиарейсы Баку - Бишкек", "strength": "agreed", "status": "promised"}),
    ]),
    ("r03", "2022-10-11", "Report", "en", "https://report.az/3", [
        ("visit-2022-10", "meeting", "Azerbaijani President Ilham Aliyev arrived in Bishkek on a state visit on October 11", {"format": "state_visit", "level": "head_of_state", "status": "held", "date": "2022-10-11", "place": "Bishkek", "participants": [ALI], "host": "KGZ"}),
        ("council-1", "meeting", "the first session of the Interstate Council was held in Bishkek", {"format": "session", "level": "head_of_state", "status": "held", "date": "2022-10-11", "place": "Bishkek", "participants": [ALI, JAP], "host": "KGZ"}),
        ("interstate-council", "body", "the first session of the Interstate Council", {"name": "Interstate Council", "type": "council", "status": "convened", "date": "2022-10-11"}),
        ("fund-agreement", "agreement", "an Agreement on the establishment of the Azerbaijani-Kyrgyz Development Fund", {"title": "Agreement on the establishment of the Azerbaijani-Kyrgyz Development Fund", "type": "agreement", "status": "signed", "date": "2022-10-11", "place": "Bishkek"}),
        ("visa-agreement", "agreement", "an agreement abolishing visas for holders of service passports", {"title": "agreement abolishing visas for holders of service passports", "type": "agreement", "status": "signed", "date": "2022-10-11"}),
        ("fund-capital-25m", "target", "the fund will have a capital of $25 million", {"indicator": "investment", "value": 25000000, "unit": "USD", "direction": "reach", "qualifier": "exact"}),
        ("papers-2022-10", "agreement", "ten documents were signed", {"title": "documents", "type": "other", "status": "signed", "count": 10}),
    ]),
    ("r04", "2022-10-12", "24.kg", "ru", "https://24.kg/4", [
        ("visit-2022-10", "meeting", "Государственный визит Ильхама Алиева в Кыргызстан", {"format": "state_visit", "level": "head_of_state", "status": "held", "place": "Кыргызстан", "participants": [АЛИ], "host": "KGZ"}),
        ("council-1", "meeting", "первое заседание Межгосударственного совета под председательством президентов", {"format": "session", "level": "head_of_state", "status": "held", "participants": [АЛИ, ЖАП], "host": "KGZ"}),
        ("fund-agreement", "agreement", "соглашение о создании Азербайджано-Кыргызского фонда развития", {"title": "соглашение о создании Азербайджано-Кыргызского фонда развития", "type": "agreement", "status": "signed"}),
        ("dev-fund", "body", "Азербайджано-Кыргызский фонд развития учреждён", {"name": "Азербайджано-Кыргызский фонд развития", "type": "fund", "status": "established"}),
        ("papers-2022-10", "agreement", "всего подписано 10 документов", {"title": "документы", "type": "other", "status": "signed", "count": 10}),
        ("hotel-issykkul", "project", "на Иссык-Куле построят пятизвёздочный отель", {"name": "пятизвёздочный отель", "count": None, "value": None, "unit": None, "qualifier": None, "status": "pipeline", "place": "Иссык-Куль"}),
        ("trade-100m", "target", "довести товарооборот до 100 млн долларов", {"indicator": "trade_turnover", "value": 100000000, "unit": "USD", "direction": "reach", "qualifier": "exact"}),
    ]),
    ("r05", "2023-02-15", "Kabar", "en", "https://kabar.kg/5", [
        ("fund-agreement", "agreement", "The Kyrgyz parliament ratified the agreement on the Azerbaijani-Kyrgyz Development Fund", {"title": "agreement on the Azerbaijani-Kyrgyz Development Fund", "type": "agreement", "status": "ratified", "date": "2023-02-15"}),
        ("commission", "body", "the Intergovernmental Commission on Trade and Economic Cooperation will meet in June", {"name": "Intergovernmental Commission on Trade and Economic Cooperation", "type": "commission", "status": "operational"}),
        ("commission-5", "meeting", "the fifth meeting of the commission is due in Baku in June", {"format": "session", "level": "official", "status": "planned", "date": "2023-06", "place": "Baku", "host": "AZE"}),
    ]),
    ("r06", "2023-06-22", "Trend", "en", "https://trend.az/6", [
        ("commission-5", "meeting", "Deputy prime ministers chaired the 5th meeting of the joint intergovernmental commission in Baku", {"format": "session", "level": "minister", "status": "held", "date": "2023-06-22", "place": "Baku", "host": "AZE"}),
        ("commission", "body", "the 5th meeting of the joint intergovernmental commission", {"name": "joint intergovernmental commission", "type": "commission", "status": "convened", "date": "2023-06-22"}),
        ("portfolio", "project", "the sides are carrying out 14 joint projects worth $40 million", {"name": None, "count": 14, "value": 40000000, "unit": "USD", "qualifier": "exact", "status": "under_way"}),
        ("trade-2022", "figure", "trade came to $36 million in 2022", {"indicator": "trade_turnover", "value": 36000000, "unit": "USD", "qualifier": "exact", "period": "2022"}),
        ("flights-baku-bishkek", "commitment", "Both sides will open direct flights between Baku and Bishkek", {"actors": P, "action": "to open direct flights between Baku and Bishkek", "strength": "planned", "status": "promised"}),
        ("simplify-customs", "commitment", "the customs services will simplify procedures for fruit", {"actors": P, "action": "to simplify customs procedures for fruit", "strength": "agreed", "status": "promised"}),
    ]),
    ("r07", "2023-06-22", "Акипресс", "ru", "https://akipress.org/7", [
        ("commission-5", "meeting", "в Баку прошло пятое заседание межправительственной комиссии", {"format": "session", "level": "minister", "status": "held", "place": "Баку", "host": "AZE"}),
        ("portfolio", "project", "реализуются 20 совместных проектов на 40 млн долларов", {"name": None, "count": 20, "value": 40000000, "unit": "USD", "qualifier": "exact", "status": "under_way"}),
        ("trade-2022", "figure", "товарооборот за 2022 год достиг 44 млн долларов", {"indicator": "trade_turnover", "value": 44000000, "unit": "USD", "qualifier": "exact", "period": "2022"}),
        ("hotel-issykkul", "project", "строительство пятизвёздочного отеля на Иссык-Куле началось", {"name": "пятизвёздочный отель", "count": None, "value": None, "unit": None, "qualifier": None, "status": "under_way", "place": "Иссык-Куль", "deadline": "2024"}),
    ]),
    ("r08", "2024-04-24", "Azertac", "en", "https://azertag.az/8", [
        ("visit-2024-04", "meeting", "President Sadyr Japarov's state visit to Azerbaijan began on April 24", {"format": "state_visit", "level": "head_of_state", "status": "held", "date": "2024-04-24", "place": "Azerbaijan", "participants": [JAP], "host": "AZE"}),
        ("council-2", "meeting", "The second meeting of the Interstate Council took place in Baku", {"format": "session", "level": "head_of_state", "status": "held", "date": "2024-04-24", "place": "Baku", "participants": [ALI, JAP], "host": "AZE"}),
        ("interstate-council", "body", "The second meeting of the Interstate Council", {"name": "Interstate Council", "type": "council", "status": "convened", "date": "2024-04-24"}),
        ("fund-capital-100m", "target", "the fund's capital is to be raised to $100 million", {"indicator": "investment", "value": 100000000, "unit": "USD", "direction": "reach", "qualifier": "exact"}),
        ("trade-100m", "target", "Trade is to grow to $100 million by 2026", {"indicator": "trade_turnover", "value": 100000000, "unit": "USD", "direction": "reach", "qualifier": "exact", "deadline": "2026"}),
        ("hotel-issykkul", "project", "a five-star hotel at Issyk-Kul was opened", {"name": "five-star hotel at Issyk-Kul", "count": None, "value": None, "unit": None, "qualifier": None, "status": "operational"}),
        ("school-agdam", "project", "Kyrgyzstan will build a school in Aghdam", {"name": "school in Aghdam", "count": None, "value": None, "unit": None, "qualifier": None, "status": "pipeline", "place": "Aghdam"}),
        ("support-cop", "position", "Bishkek supports Azerbaijan's presidency of COP29", {"topic": "Azerbaijan's presidency of COP29", "stance": "supports"}),
    ]),
    ("r09", "2024-04-25", "24.kg", "ru", "https://24.kg/9", [
        ("visit-2024-04", "meeting", "государственный визит Садыра Жапарова в Баку", {"format": "state_visit", "level": "head_of_state", "status": "held", "place": "Баку", "participants": [ЖАП], "host": "AZE"}),
        ("council-2", "meeting", "состоялось второе заседание Межгосударственного совета", {"format": "session", "level": "head_of_state", "status": "held", "participants": [ЖАП], "host": "AZE"}),
        ("dev-fund", "body", "Фонд развития работает", {"name": "Фонд развития", "type": "fund", "status": "operational"}),
        ("hotel-issykkul", "project", "отель на Иссык-Куле ещё строится", {"name": "отель на Иссык-Куле", "count": None, "value": None, "unit": None, "qualifier": None, "status": "under_way", "deadline": "2025"}),
        ("fund-projects", "project", "фонд одобрил семь проектов на 12 млн долларов", {"name": None, "count": 7, "value": 12000000, "unit": "USD", "qualifier": "exact", "status": "agreed"}),
        ("school-agdam", "project", "школу в Агдаме построит Кыргызстан", {"name": "школа в Агдаме", "count": None, "value": None, "unit": None, "qualifier": None, "status": "pipeline", "place": "Агдам"}),
        ("companies-aze-in-kgz", "figure", "в Кыргызстане работают 140 азербайджанских компаний", {"indicator": "companies", "value": 140, "unit": "count", "qualifier": "exact"}),
    ]),
    ("r10", "2024-04-26", "The Times of Central Asia", "en", "https://timesca.com/10", [
        ("talks-fm-2024", "meeting", "Foreign ministers Jeyhun Bayramov and Jeenbek Kulubaev met in Baku on April 24", {"format": "talks", "level": "minister", "status": "held", "date": "2024-04-24", "place": "Baku", "participants": [{"name": "Jeyhun Bayramov", "role": "Foreign Minister", "country": "AZE"}, {"name": "Jeenbek Kulubaev", "role": "Foreign Minister", "country": "KGZ"}], "host": "AZE"}),
        ("mou-tourism", "agreement", "a memorandum on cooperation in tourism", {"title": "memorandum on cooperation in tourism", "type": "memorandum", "status": "signed", "date": "2024-04-24"}),
        ("trade-2023", "figure", "Bilateral trade was more than $50 million in 2023", {"indicator": "trade_turnover", "value": 50000000, "unit": "USD", "qualifier": "at_least", "period": "2023"}),
        ("simplify-customs", "commitment", "customs procedures for fruit and vegetables will be made simpler", {"actors": P, "action": "to make customs procedures for fruit and vegetables simpler", "strength": "planned", "status": "promised"}),
        ("support-cop", "position", "Kyrgyzstan backed Azerbaijan's chairing of COP29", {"topic": "Azerbaijan's COP29 presidency", "stance": "supports"}),
    ]),
    ("r11", "2025-07-04", "Report", "en", "https://report.az/11", [
        ("visit-2025-07", "meeting", "President Aliyev paid a working visit to Cholpon-Ata on July 3", {"format": "working_visit", "level": "head_of_state", "status": "held", "date": "2025-07-03", "place": "Cholpon-Ata", "participants": [{"name": "Aliyev", "role": "President", "country": "AZE"}], "host": "KGZ"}),
        ("portfolio", "project", "the two countries are carrying out 23 joint projects worth $95 million", {"name": None, "count": 23, "value": 95000000, "unit": "USD", "qualifier": "exact", "status": "under_way"}),
        ("school-agdam", "project", "the foundation of the Kyrgyz school in Agdam was laid", {"name": "Kyrgyz school in Agdam", "count": None, "value": None, "unit": None, "qualifier": None, "status": "under_way", "place": "Agdam"}),
        ("flights-baku-bishkek", "commitment", "direct flights between Baku and Bishkek have been opened", {"actors": P, "action": "to open direct flights between Baku and Bishkek", "strength": "agreed", "status": "done"}),
        ("companies-aze-in-kgz", "figure", "185 Azerbaijani companies work in Kyrgyzstan", {"indicator": "companies", "value": 185, "unit": "count", "qualifier": "exact"}),
        ("decl-strategic", "agreement", "the Declaration on Strategic Partnership signed in Baku in 2022", {"title": "Declaration on Strategic Partnership", "type": "declaration", "status": "signed", "date": "2022", "place": "Baku"}),
    ]),
    ("r12", "2025-08-10", "Кабар", "ru", "https://kabar.kg/12", [
        ("fund-agreement", "agreement", "соглашение о Фонде развития вступило в силу в марте 2023 года", {"title": "соглашение об Азербайджано-Кыргызском фонде развития", "type": "agreement", "status": "in_force", "date": "2023-03"}),
        ("interstate-council", "body", "Межгосударственный совет двух стран собирался дважды", {"name": "Межгосударственный совет двух стран", "type": "council", "status": "operational"}),
        ("council-3", "meeting", "третье заседание совета пройдёт в Бишкеке в ноябре", {"format": "session", "level": "head_of_state", "status": "planned", "date": "2025-11", "place": "Бишкек", "host": "KGZ"}),
        ("trade-2024", "figure", "товарооборот в 2024 году превысил 60 млн долларов", {"indicator": "trade_turnover", "value": 60000000, "unit": "USD", "qualifier": "at_least", "period": "2024"}),
    ]),
]  # fmt: skip

AS_OF = [
    ("2022-05-01", "interstate-council", "planned"), ("2022-05-01", "decl-strategic", "signed"),
    ("2022-12-31", "interstate-council", "convened"), ("2022-12-31", "fund-agreement", "signed"),
    ("2022-12-31", "dev-fund", "established"), ("2022-12-31", "hotel-issykkul", "pipeline"),
    ("2023-03-01", "fund-agreement", "ratified"), ("2023-03-01", "commission-5", "planned"),
    ("2023-07-01", "commission", "convened"), ("2023-07-01", "commission-5", "held"),
    ("2023-07-01", "hotel-issykkul", "under_way"), ("2023-07-01", "portfolio", "under_way"),
    ("2024-04-24", "hotel-issykkul", "operational"), ("2024-05-01", "hotel-issykkul", "under_way"),
    ("2024-05-01", "dev-fund", "operational"), ("2024-05-01", "fund-projects", "agreed"),
    ("2024-05-01", "school-agdam", "pipeline"), ("2025-12-31", "school-agdam", "under_way"),
    ("2025-12-31", "fund-agreement", "in_force"), ("2025-12-31", "council-3", "planned"),
    ("2025-12-31", "flights-baku-bishkek", "done"), ("2025-12-31", "interstate-council", "operational"),
]  # fmt: skip
TARGETS = [
    ("2022-12-31", "trade-100m", 100000000, "2025"), ("2025-12-31", "trade-100m", 100000000, "2026"),
    ("2025-12-31", "fund-capital-25m", 25000000, None),
]  # fmt: skip
# (record, slot, reports that are on unlike sides)
CONFLICTS = [
    ("trade-2022", "value", ("r06", "r07")), ("portfolio", "count", ("r06", "r07")),
    ("hotel-issykkul", "status", ("r08", "r09")), ("trade-100m", "deadline", ("r01", "r08")),
    ("hotel-issykkul", "deadline", ("r07", "r09")), ("companies-aze-in-kgz", "value", ("r09", "r11")),
]  # fmt: skip
