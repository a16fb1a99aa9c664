internal import Base

/// Papers read: their passages, figures and what is above what. Every check asks it.
struct PaperReading: Sendable {
  let papers: [Paper]
  let passages: [Passage]
  let figures: [Figure]
  /// The figures of each passage.
  let ofPassage: [Range<Int>]
  /// What stands under each passage, directly.
  let children: [[Int]]
  let acts: [ActMention]
  let heads: [PaperHead]
  /// Papers of one unit that count up to one day have one number.
  let scope: [Int]
  let shape: IndexShape
  let register: ActRegister

  init(_ papers: [Paper], shape: IndexShape, register: ActRegister) {
    var passages: [Passage] = []
    for (index, paper) in papers.enumerated() {
      passages += PassageReader.passages(paper, index: index, first: passages.count)
    }
    let words = shape.words
    var figures: [Figure] = []
    var ofPassage: [Range<Int>] = []
    var children = Array(repeating: [Int](), count: passages.count)
    var acts: [ActMention] = []
    var headings: [PassageHeading] = []
    headings.reserveCapacity(passages.count)
    for (index, passage) in passages.enumerated() {
      let start = figures.count
      if let parent = passage.parents.last { children[parent].append(index) }
      if !passage.isRow {
        figures += FigureReader(index: index, passage: passage, words: words, headings: headings).figures()
      }
      headings.append(PassageHeading(passage.isRow ? [] : passage.tokens, words))
      ofPassage.append(start..<figures.count)
      acts += ActReader(index: index, passage: passage).mentions()
    }
    let heads = papers.indices.map { paper in PaperHead(passages.filter { $0.paper == paper }) }
    self.heads = heads
    scope = heads.indices.map { index in
      heads.firstIndex {
        $0.unit != nil && $0.countedTo != nil && $0.unit == heads[index].unit && $0.countedTo == heads[index].countedTo
      }
        ?? index
    }
    self.papers = papers
    self.passages = passages
    self.figures = figures
    self.ofPassage = ofPassage
    self.children = children
    self.acts = acts
    self.shape = shape
    self.register = register
  }

  func passage(_ figure: Figure) -> Passage { passages[figure.passage] }
  func spot(_ figure: Figure) -> Spot { passages[figure.passage].spot(figure.token) }
  func paper(_ figure: Figure) -> Int { passages[figure.passage].paper }

  /// The outermost heading above a passage: `II.` of its paper.
  func section(_ passage: Int) -> Int {
    passages[passage].parents.first { passages[$0].marker?.kind == .roman || passages[$0].marker?.kind == .annex }
      ?? (passages[passage].marker?.kind == .roman ? passage : -1 - passages[passage].paper)
  }
}
